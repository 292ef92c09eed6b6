"""nbgrader's programming interface for a course, with the course's own nbgrader_config.py."""

import logging
import os

from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI


def api_of(course):
    """nbgrader for this course; the process then works in the course's folder."""
    os.chdir(course.folder)
    app = NbGrader()
    app.load_config_file()
    config = app.config
    config.NbGraderAPI.log_level = logging.ERROR
    return NbGraderAPI(config=config)
