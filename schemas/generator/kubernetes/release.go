package kubernetes

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A release is what one supported Kubernetes version serves.
type release struct {
	Minor       int
	Definitions map[string]any
	Kinds       map[string]kind
}

func loadRelease(version string) (release, error) {
	minor, err := minorOf(version)
	if err != nil {
		return release{}, err
	}
	upstream, err := downloadUpstream(version)
	if err != nil {
		return release{}, err
	}
	raw, err := emit(version, upstream)
	if err != nil {
		return release{}, err
	}
	var emitted map[string]any
	if err := json.Unmarshal(raw, &emitted); err != nil {
		return release{}, err
	}
	kinds, err := readKinds(upstream.Dir)
	if err != nil {
		return release{}, err
	}
	definitions, err := reachable(kinds, emitted)
	return release{minor, definitions, kinds}, err
}

func minorOf(version string) (int, error) {
	parts := strings.Split(version, ".")
	if len(parts) != 3 || parts[0] != "v1" {
		return 0, fmt.Errorf("want a full version such as v1.36.3")
	}
	return strconv.Atoi(parts[1])
}

// reachable keeps, in their strict form, the definitions that some kind leads to.
func reachable(kinds map[string]kind, all map[string]any) (map[string]any, error) {
	out := map[string]any{}
	var queue []string
	for _, key := range slices.Sorted(maps.Keys(kinds)) {
		queue = append(queue, kinds[key].Definition)
	}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		if _, done := out[name]; done {
			continue
		}
		source, ok := all[name].(object)
		if !ok {
			return nil, fmt.Errorf("definition %s is referenced but not compiled in", name)
		}
		out[name] = strictDefinition(name, source)
		queue = append(queue, references(out[name])...)
	}
	return out, nil
}
