package main

import (
	"fmt"

	"helm.sh/helm/v4/pkg/chart/common"
)

// capabilities are what .Capabilities tells templates of the cluster.
func capabilities(arguments templateArguments) (*common.Capabilities, error) {
	result := common.DefaultCapabilities.Copy()
	if arguments.KubernetesVersion != "" {
		version, err := common.ParseKubeVersion(arguments.KubernetesVersion)
		if err != nil {
			return nil, fmt.Errorf("invalid kube version '%s': %w", arguments.KubernetesVersion, err)
		}
		result.KubeVersion = *version
	}
	known := result.APIVersions
	result.APIVersions = append(known[:len(known):len(known)], arguments.APIVersions...)
	return result, nil
}
