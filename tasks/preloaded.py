"""Imported once, in the process that workers are forked from, so that a worker is there in milliseconds."""

import tasks.read
import tasks.understand  # noqa: F401 - loaded for the workers
import threatlake.reading.html.page
import threatlake.reading.pdf.document
import threatlake.reading.plain.text  # noqa: F401 - loaded for the workers
from threatlake.understanding.language import identify

# The language model takes a second to unpack; forked workers share it.
identify("A sentence of some length, so that the model is asked and therefore loaded.")
