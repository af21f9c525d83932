"""Imported once, in the process that workers are forked from, so that a worker is there in milliseconds."""

import tasks.classify
import tasks.read
import tasks.understand  # noqa: F401 - loaded for the workers
import threatlake.reading.html.page
import threatlake.reading.pdf.document
import threatlake.reading.plain.text  # noqa: F401 - loaded for the workers
from threatlake.classifying.language import identify
from threatlake.reading.structure.month_names import month_number

# The model of languages takes a second to unpack, a part of it for each script; forked workers share it.
identify("A sentence of some length, so that the model is asked and therefore loaded.")
identify("Предложение достаточной длины, чтобы модель была спрошена и поэтому загружена.")
# So do the names of months.
month_number("January")
