"""Makes the students' version of an assignment: `python -m gumbel_softmax_classroom.assign COURSE ASSIGNMENT`."""

import sys

from .folders import Course
from .nbgrader_app import api_of


def main(folder, assignment):
    result = api_of(Course(folder)).generate_assignment(assignment)
    if not result["success"]:
        sys.exit(result.get("log") or result.get("error"))


if __name__ == "__main__":
    main(*sys.argv[1:3])
