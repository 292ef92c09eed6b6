"""The two kinds of failure that are foreseen."""


class Problem(Exception):
    """Ends the command; its message is written for the teacher."""


class Refused(Exception):
    """One thing can't be taken; its message goes on from the thing's name: "is encrypted"."""


class Exhausted(Refused):
    """The rest of an archive isn't read either.

    :param budget: the one that is used up: that of an archive, or of the one around it
    """

    def __init__(self, budget: object, message: str) -> None:
        super().__init__(message)
        self.budget = budget
