"""Runs checkov on folders, in one process: reads their paths from standard input, a line each, and prints a JSON object
with a list of [check, file, whether it failed] for each."""

import json
import logging
import sys

from checkov.common.bridgecrew.check_type import CheckType
from checkov.kubernetes.runner import Runner
from checkov.runner_filter import RunnerFilter

logging.disable(logging.CRITICAL)


def results(folder):
    report = Runner().run(root_folder=folder, runner_filter=RunnerFilter(framework=[CheckType.KUBERNETES]))
    return [[r.check_id, r.file_path, failed] for failed in (False, True) for r in records(report, failed)]


def records(report, failed):
    return report.failed_checks if failed else report.passed_checks


json.dump({folder: results(folder) for folder in sys.stdin.read().splitlines()}, sys.stdout)
