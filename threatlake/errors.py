"""What can go wrong with what people hand in.

    ThreatlakeError
    ├── Unreadable       a document that cannot be read: becomes a row in `sources` with its reason
    ├── InvalidSeed      a seed that breaks a rule: stops the run before work
    ├── InvalidInput     a parameter or path that cannot be used: stops the run before work
    └── UnusableLake     a warehouse that is missing, of another version or damaged

Anything else is a bug and propagates.
"""


class ThreatlakeError(Exception):
    """What is wrong, and what would be right, in one line."""


class Unreadable(ThreatlakeError):
    """A document that cannot be read; the message is the reason kept in `sources`."""


class InvalidSeed(ThreatlakeError):
    """A seed that breaks a rule; the message names file and record."""


class InvalidInput(ThreatlakeError):
    """A parameter or path that cannot be used."""


class UnusableLake(ThreatlakeError):
    """A warehouse that is missing, of another version or damaged."""
