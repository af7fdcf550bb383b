# METADATA
# title: Rollouts can do what their strategy says
# description: >-
#   A Rollout whose Service or AnalysisTemplate is missing stops half way; a weight that neither a traffic
#   router nor the number of replicas can keep sends more requests to the new version than was meant.
# related_resources:
# - description: Argo Rollouts
#   ref: https://argo-rollouts.readthedocs.io/en/stable/features/specification/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Rollout]
#   remediation: >-
#     Correct the names, give canary and stable a Service of their own, and add a `trafficRouting` or more
#     replicas for small weights.
#   since: 0.1.0
package rules.reliability["rollout-steps"]

_strategy := input.resource.spec.strategy

_services := {
	"canary": ["canaryService", "stableService"],
	"blueGreen": ["activeService", "previewService"],
}

violations contains violation if {
	input.facts.complete
	some kind, fields in _services
	some field in fields
	name := _strategy[kind][field]
	not name in input.facts.rollout.services

	violation := {
		"path": ["spec", "strategy", kind, field],
		"message": $"there is no Service `{name}` in the repository",
	}
}

violations contains violation if {
	some kind, [one, other] in _services
	_strategy[kind][one] == _strategy[kind][other]

	violation := {
		"path": ["spec", "strategy", kind, other],
		"message": $"`{one}` and `{other}` are the same Service, which cannot tell the old version from the new",
	}
}

violations contains violation if {
	input.facts.complete
	some analysis in _analyses
	some index, template in analysis.templates
	[kind, known] := _known(template)
	not template.templateName in known

	violation := {
		"path": array.concat(analysis.path, ["templates", index, "templateName"]),
		"message": $"there is no {kind} `{template.templateName}` in the repository",
	}
}

violations contains violation if {
	canary := _strategy.canary
	canary.trafficRouting
	not canary.trafficRouting.istio.destinationRule
	not canary.pingPong
	some field in _services.canary
	not canary[field]

	violation := {
		"path": ["spec", "strategy", "canary", "trafficRouting"],
		"message": $"a traffic router needs a `{field}`",
	}
}

violations contains violation if {
	canary := _strategy.canary
	not canary.trafficRouting
	count(input.facts.autoscalers) == 0
	pods := object.get(input.resource.spec, "replicas", 1)
	pods > 0
	some index, step in canary.steps
	step.setWeight > 0
	step.setWeight * pods < 100

	violation := {
		"path": ["spec", "strategy", "canary", "steps", index, "setWeight"],
		"message": $"without a traffic router the new version gets more than {step.setWeight} %: one of {pods} pods at least",
	}
}

_analyses contains analysis if {
	some path in [
		["canary", "analysis"],
		["blueGreen", "prePromotionAnalysis"],
		["blueGreen", "postPromotionAnalysis"],
	]
	analysis := {
		"path": array.concat(["spec", "strategy"], path),
		"templates": object.get(_strategy, array.concat(path, ["templates"]), []),
	}
}

_analyses contains analysis if {
	some index, step in _strategy.canary.steps
	analysis := {
		"path": ["spec", "strategy", "canary", "steps", index, "analysis"],
		"templates": step.analysis.templates,
	}
}

_known(template) := ["ClusterAnalysisTemplate", input.facts.rollout.clusterAnalysisTemplates] if {
	template.clusterScope == true
}

_known(template) := ["AnalysisTemplate", input.facts.rollout.analysisTemplates] if {
	not template.clusterScope == true
}
