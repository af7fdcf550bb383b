package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/apps"
	"k8s.io/kubernetes/pkg/apis/apps/validation"
	"k8s.io/kubernetes/pkg/features"
)

var appsGroup = group{apps.GroupName, map[string]kind{
	"ControllerRevision": namespaced(validation.ValidateControllerRevisionCreate),
	"DaemonSet":          namespaced(createDaemonSet).withGeneration(),
	"Deployment":         namespaced(createDeployment).withGeneration(),
	"ReplicaSet":         namespaced(createReplicaSet).withGeneration(),
	"StatefulSet":        namespaced(createStatefulSet).withGeneration(),
}}

func createDaemonSet(set *apps.DaemonSet) field.ErrorList {
	set.Status = apps.DaemonSetStatus{}
	set.Spec.TemplateGeneration = max(set.Spec.TemplateGeneration, 1)
	return validation.ValidateDaemonSet(set, prepareTemplate(&set.Spec.Template))
}

func createDeployment(deployment *apps.Deployment) field.ErrorList {
	deployment.Status = apps.DeploymentStatus{}
	return validation.ValidateDeployment(deployment, prepareTemplate(&deployment.Spec.Template))
}

func createReplicaSet(set *apps.ReplicaSet) field.ErrorList {
	set.Status = apps.ReplicaSetStatus{}
	return validation.ValidateReplicaSet(set, prepareTemplate(&set.Spec.Template))
}

func createStatefulSet(set *apps.StatefulSet) field.ErrorList {
	set.Status = apps.StatefulSetStatus{}
	if update := set.Spec.UpdateStrategy.RollingUpdate; update != nil && !enabled(features.MaxUnavailableStatefulSet) {
		update.MaxUnavailable = nil
	}
	return validation.ValidateStatefulSet(set, prepareTemplate(&set.Spec.Template))
}
