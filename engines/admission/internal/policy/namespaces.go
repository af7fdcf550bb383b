package policy

import (
	core "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// namespaces are those of a cluster as far as they are known. Of any other one, the name is known, and the label that says it.
type namespaces struct{ known map[string]*core.Namespace }

func newNamespaces(list []*core.Namespace) *namespaces {
	known := map[string]*core.Namespace{}
	for _, namespace := range list {
		known[namespace.Name] = namespace
	}
	return &namespaces{known}
}

func (n *namespaces) has(name string) bool { return n.known[name] != nil }

// Get is that of a lister.
func (n *namespaces) Get(name string) (*core.Namespace, error) {
	if namespace := n.known[name]; namespace != nil {
		return namespace, nil
	}
	return &core.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{core.LabelMetadataName: name}}}, nil
}

// List is that of a lister.
func (n *namespaces) List(selector labels.Selector) (found []*core.Namespace, err error) {
	for _, namespace := range n.known {
		if selector.Matches(labels.Set(namespace.Labels)) {
			found = append(found, namespace)
		}
	}
	return found, nil
}
