"""Prints the ids of checkov's checks for Kubernetes, as a JSON list."""

import json
import sys

from checkov.common.checks_infra.registry import get_graph_checks_registry
from checkov.kubernetes.checks.resource.registry import registry
from checkov.kubernetes.runner import Runner

Runner()  # loads the checks
graph = get_graph_checks_registry("kubernetes")
graph.load_checks()
ids = {check.id for checks in registry.checks.values() for check in checks}
ids |= {check.id for checks in registry.wildcard_checks.values() for check in checks}
ids |= {check.id for check in graph.checks}
json.dump(sorted(ids), sys.stdout)
