"""Every number that states how much or how many, with its hedge and its unit."""

from threatlake.understanding.quantities.find import find_quantities

__all__ = ["find_quantities"]
