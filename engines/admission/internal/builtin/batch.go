package builtin

import (
	_ "time/tzdata" // the time zones of CronJobs

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/batch"
	"k8s.io/kubernetes/pkg/apis/batch/validation"
)

var batchGroup = group{batch.GroupName, map[string]kind{
	"CronJob": namespaced(createCronJob).withGeneration(),
	"Job":     namespaced(createJob).withGeneration(),
}}

func createCronJob(job *batch.CronJob) field.ErrorList {
	job.Status = batch.CronJobStatus{}
	return validation.ValidateCronJobCreate(job, prepareTemplate(&job.Spec.JobTemplate.Spec.Template))
}

func createJob(job *batch.Job) field.ErrorList {
	if !*job.Spec.ManualSelector {
		generateSelector(job)
	}
	job.Status = batch.JobStatus{}
	return validation.ValidateJob(job, validation.JobValidationOptions{
		PodValidationOptions:  prepareTemplate(&job.Spec.Template),
		RequirePrefixedLabels: true,
	})
}

// generateSelector makes a Job select its own pods; what the user wrote stays, and is for validation to refuse.
// Source: k8s.io/kubernetes/pkg/registry/batch/job.
func generateSelector(job *batch.Job) {
	labels := job.Spec.Template.Labels
	if labels == nil {
		labels = map[string]string{}
		job.Spec.Template.Labels = labels
	}
	setIfMissing(labels, batch.LegacyJobNameLabel, job.Name)
	setIfMissing(labels, batch.JobNameLabel, job.Name)
	setIfMissing(labels, batch.LegacyControllerUidLabel, string(job.UID))
	setIfMissing(labels, batch.ControllerUidLabel, string(job.UID))
	if job.Spec.Selector == nil {
		job.Spec.Selector = &metav1.LabelSelector{}
	}
	if job.Spec.Selector.MatchLabels == nil {
		job.Spec.Selector.MatchLabels = map[string]string{}
	}
	setIfMissing(job.Spec.Selector.MatchLabels, batch.ControllerUidLabel, string(job.UID))
}

func setIfMissing(labels map[string]string, key, value string) {
	if _, found := labels[key]; !found {
		labels[key] = value
	}
}
