// Command upstream judges pods by the Pod Security Standards as the API server does.
//
// It reads {"minors": [36], "pods": [Pod]} from stdin and writes a verdict for each minor version to stdout.
package main

import (
	"encoding/json"
	"log"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type request struct {
	Minors []int        `json:"minors"`
	Pods   []corev1.Pod `json:"pods"`
}

// What the evaluator says in one minor version; pods are named by their index in the request.
type verdict struct {
	Minor int `json:"minor"`
	// Level of each check that this version has, by its id.
	Checks map[policy.CheckID]api.Level `json:"checks"`
	// Checks of the baseline that the restricted level leaves out, because it has stricter ones of its own.
	Overridden []policy.CheckID `json:"overridden"`
	// Pods that a check refuses, by its id.
	RefusedByCheck map[policy.CheckID][]int `json:"refusedByCheck"`
	// Pods that a level refuses as a whole.
	RefusedByLevel map[api.Level][]int `json:"refusedByLevel"`
}

func main() {
	log.SetFlags(0)
	var asked request
	decoder := json.NewDecoder(os.Stdin)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&asked); err != nil {
		log.Fatal(err)
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		log.Fatal(err)
	}
	verdicts := make([]verdict, 0, len(asked.Minors))
	for _, minor := range asked.Minors {
		verdicts = append(verdicts, judge(evaluator, minor, asked.Pods))
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		log.Fatal(err)
	}
}

func judge(evaluator policy.Evaluator, minor int, pods []corev1.Pod) verdict {
	version := api.MajorMinorVersion(1, minor)
	result := verdict{
		Minor:          minor,
		Checks:         map[policy.CheckID]api.Level{},
		Overridden:     []policy.CheckID{},
		RefusedByCheck: map[policy.CheckID][]int{},
		RefusedByLevel: map[api.Level][]int{},
	}
	for _, check := range policy.DefaultChecks() {
		current := versioned(check, version)
		if current == nil {
			continue
		}
		result.Checks[check.ID] = check.Level
		result.Overridden = append(result.Overridden, current.OverrideCheckIDs...)
		result.RefusedByCheck[check.ID] = refused(pods, func(pod *corev1.Pod) bool {
			return current.CheckPod(&pod.ObjectMeta, &pod.Spec).Allowed
		})
	}
	for _, level := range []api.Level{api.LevelBaseline, api.LevelRestricted} {
		asked := api.LevelVersion{Level: level, Version: version}
		result.RefusedByLevel[level] = refused(pods, func(pod *corev1.Pod) bool {
			results := evaluator.EvaluatePod(asked, &pod.ObjectMeta, &pod.Spec)
			return policy.AggregateCheckResults(results).Allowed
		})
	}
	return result
}

// The check as it is in a version; nil before it exists.
func versioned(check policy.Check, version api.Version) *policy.VersionedCheck {
	var found *policy.VersionedCheck
	for index := range check.Versions {
		if !version.Older(check.Versions[index].MinimumVersion) {
			found = &check.Versions[index]
		}
	}
	return found
}

func refused(pods []corev1.Pod, allows func(*corev1.Pod) bool) []int {
	indices := []int{}
	for index := range pods {
		if !allows(&pods[index]) {
			indices = append(indices, index)
		}
	}
	return indices
}
