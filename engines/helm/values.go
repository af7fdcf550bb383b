package main

import (
	"bytes"
	"fmt"

	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/strvals"
)

// mergeValues puts together what the user gives: files, then values, then parameters, of which those that are always
// strings come last, as with Helm's flags.
func (r repository) mergeValues(arguments templateArguments) (map[string]any, error) {
	merged := map[string]any{}
	for _, name := range arguments.ValueFiles {
		content, err := r.read(name)
		if err != nil {
			return nil, err
		}
		values, err := loader.LoadValues(bytes.NewReader(content))
		if err != nil {
			return nil, fmt.Errorf("failed to parse %s: %w", name, err)
		}
		merged = loader.MergeMaps(merged, values)
	}
	merged = loader.MergeMaps(merged, arguments.Values)
	for _, parameter := range arguments.Parameters {
		if parameter.ForceString {
			continue
		}
		if err := strvals.ParseInto(parameter.Name+"="+parameter.Value, merged); err != nil {
			return nil, fmt.Errorf("failed parsing --set data: %w", err)
		}
	}
	for _, parameter := range arguments.Parameters {
		if !parameter.ForceString {
			continue
		}
		if err := strvals.ParseIntoString(parameter.Name+"="+parameter.Value, merged); err != nil {
			return nil, fmt.Errorf("failed parsing --set-string data: %w", err)
		}
	}
	return merged, nil
}
