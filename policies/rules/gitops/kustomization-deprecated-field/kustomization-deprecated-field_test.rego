package rules.gitops["kustomization-deprecated-field_test"]

import data.lib.testing
import data.rules.gitops["kustomization-deprecated-field"] as rule

test_bases_become_resources if {
	some violation in rule.violations with input as testing.resource({"bases": ["../base"]})
	violation.path == ["bases"]
	violation.fix == [{"op": "rename", "path": ["bases"], "value": "resources"}]
}

test_bases_go_behind_resources if {
	body := {"resources": ["a.yaml"], "bases": ["../base"]}
	some violation in rule.violations with input as testing.resource(body)
	violation.fix == [
		{"op": "set", "path": ["resources", 1], "value": "../base"},
		{"op": "remove", "path": ["bases"]},
	]
}

test_patches_are_moved_alone if {
	body := {"patchesStrategicMerge": ["a.yaml"]}
	some violation in rule.violations with input as testing.resource(body)
	violation.fix == [
		{"op": "set", "path": ["patchesStrategicMerge", 0], "value": {"path": "a.yaml"}},
		{"op": "rename", "path": ["patchesStrategicMerge"], "value": "patches"},
	]
}

test_order_of_patches_is_not_changed if {
	body := {"patchesStrategicMerge": ["a.yaml"], "patches": [{"path": "b.yaml"}]}
	some violation in rule.violations with input as testing.resource(body)
	violation.fix == []
}

test_json_patches_stay_behind_transformers if {
	patches := [{"path": "a.yaml", "target": {"kind": "Service"}}]
	some moved in rule.violations with input as testing.resource({"patchesJson6902": patches})
	moved.fix == [{"op": "rename", "path": ["patchesJson6902"], "value": "patches"}]

	some kept in rule.violations with input as testing.resource({"patchesJson6902": patches, "namePrefix": "dev-"})
	kept.fix == []
}

test_common_labels_select if {
	some violation in rule.violations with input as testing.resource({"commonLabels": {"app": "web"}})
	violation.fix == [
		{"op": "set", "path": ["commonLabels"], "value": [{"includeSelectors": true, "pairs": {"app": "web"}}]},
		{"op": "rename", "path": ["commonLabels"], "value": "labels"},
	]
}

test_current_fields_pass if {
	count(rule.violations) == 0 with input as testing.resource({"resources": ["a.yaml"], "patches": []})
}
