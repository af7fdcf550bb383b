package builtin

import (
	"k8s.io/kubernetes/pkg/apis/node"
	"k8s.io/kubernetes/pkg/apis/node/validation"
)

var nodeGroup = group{node.GroupName, map[string]kind{
	"RuntimeClass": clusterWide(validation.ValidateRuntimeClass),
}}
