// Package custom judges objects of the kinds that CustomResourceDefinitions describe.
package custom

import (
	"errors"
	"fmt"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/json"
)

// A Store holds definitions as text; one is parsed when an object of its kind turns up.
type Store struct {
	definitions map[schema.GroupKind]*definition
}

// NewStore is a store without definitions.
func NewStore() *Store { return &Store{map[schema.GroupKind]*definition{}} }

// A Summary is what must be known of a definition before an object of its kind turns up.
type Summary struct {
	Group string `json:"group"`
	Kind  string `json:"kind"`
	// Scope is Namespaced or Cluster.
	Scope string `json:"scope"`
	// Versions that are served.
	Versions []string `json:"versions"`
}

// Summarize reads a definition as far as its summary.
func Summarize(raw []byte) (Summary, error) {
	var header struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Spec       struct {
			Group string `json:"group"`
			Scope string `json:"scope"`
			Names struct {
				Kind string `json:"kind"`
			} `json:"names"`
			Versions []struct {
				Name   string `json:"name"`
				Served bool   `json:"served"`
			} `json:"versions"`
		} `json:"spec"`
	}
	if err := json.UnmarshalCaseSensitivePreserveInts(raw, &header); err != nil {
		return Summary{}, err
	}
	if version := apiextensions.SchemeGroupVersion.String(); header.APIVersion != version || header.Kind != "CustomResourceDefinition" {
		return Summary{}, fmt.Errorf("%q of %q is not a CustomResourceDefinition of %s", header.Kind, header.APIVersion, version)
	}
	summary := Summary{Group: header.Spec.Group, Kind: header.Spec.Names.Kind, Scope: header.Spec.Scope}
	for _, version := range header.Spec.Versions {
		if version.Served {
			summary.Versions = append(summary.Versions, version.Name)
		}
	}
	return summary, nil
}

// Add puts a definition in, in place of another one of the same kind.
func (s *Store) Add(summary Summary, raw []byte) error {
	if summary.Group == "" || summary.Kind == "" {
		return errors.New("the definition names no group and kind")
	}
	d := &definition{raw: raw, namespaced: summary.Scope == string(apiextensions.NamespaceScoped), versions: map[string]*version{}}
	for _, name := range summary.Versions {
		d.versions[name] = nil
	}
	s.definitions[schema.GroupKind{Group: summary.Group, Kind: summary.Kind}] = d
	return nil
}

type definition struct {
	raw        []byte
	namespaced bool
	// versions that are served; nil until the first object of one
	versions map[string]*version
	// known is read when it is first asked for
	known *names
}

// version prepares a version at its first use; nil when it is not served.
func (d *definition) version(name string) *version {
	prepared, served := d.versions[name]
	if served && prepared == nil {
		prepared = prepare(d.raw, name)
		d.versions[name] = prepared
	}
	return prepared
}
