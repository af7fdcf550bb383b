// Package manifest reads one object as far as its kind, within bounds that keep a hostile one from doing harm.
package manifest

import (
	"bytes"
	"fmt"

	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/cause"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/json"
)

const (
	// largest request that a server reads: MaxRequestBodyBytes of k8s.io/apiserver.
	largest = 3 * 1024 * 1024
	// deepest nesting that is looked into. A server goes on to 10,000, but each level of a recursion takes some of the host's
	// stack, and real objects are not a tenth as deep.
	deepest = 200
)

// A Manifest is an object of which only the kind is known.
type Manifest struct {
	Raw        []byte
	APIVersion string
	Kind       schema.GroupVersionKind
}

// Read returns the reason in place of the manifest when a server would not even look for the object's kind.
func Read(raw []byte) (Manifest, *cause.Cause) {
	if len(raw) > largest {
		return refused("", "Request entity too large: limit is %d", largest)
	}
	if text := bytes.TrimLeft(raw, " \t\r"); len(text) == 0 || text[0] != '{' {
		return refused("", "not an object")
	}
	var header metav1.TypeMeta
	if err := json.UnmarshalCaseSensitivePreserveInts(raw, &header); err != nil {
		return refused("", "couldn't get version/kind; json parse error: %v", err)
	}
	if header.Kind == "" {
		return refused("kind", "Object 'Kind' is missing")
	}
	if header.APIVersion == "" {
		return refused("apiVersion", "Object 'apiVersion' is missing")
	}
	version, err := schema.ParseGroupVersion(header.APIVersion)
	if err != nil {
		return refused("apiVersion", "%v", err)
	}
	return Manifest{raw, header.APIVersion, version.WithKind(header.Kind)}, nil
}

func refused(field, format string, values ...any) (Manifest, *cause.Cause) {
	c := cause.FromDecoding(fmt.Errorf(format, values...), field)
	return Manifest{}, &c
}

// TooDeep says whether the nesting is deeper than can be looked into; what is no JSON is for the decoder to tell.
func TooDeep(raw []byte) bool {
	open := 0
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '"':
			for i++; i < len(raw) && raw[i] != '"'; i++ {
				if raw[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			if open++; open > deepest {
				return true
			}
		case '}', ']':
			open--
		}
	}
	return false
}

// Metadata is what the text says of the object's name and namespace.
func (m Manifest) Metadata() (metav1.ObjectMeta, error) {
	var header struct {
		Metadata metav1.ObjectMeta `json:"metadata"`
	}
	err := json.UnmarshalCaseSensitivePreserveInts(m.Raw, &header)
	return header.Metadata, err
}
