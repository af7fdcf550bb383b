package crds

type object = map[string]any

// A definition is what stays of a CustomResourceDefinition.
type definition struct {
	APIVersion string   `json:"apiVersion"`
	Kind       string   `json:"kind"`
	Metadata   metadata `json:"metadata"`
	Spec       spec     `json:"spec"`
}

type metadata struct {
	Name        string            `json:"name"`
	Annotations map[string]string `json:"annotations,omitempty"`
}

type spec struct {
	Group    string    `json:"group"`
	Names    names     `json:"names"`
	Scope    string    `json:"scope"`
	Versions []version `json:"versions"`
}

type names struct {
	Plural     string   `json:"plural"`
	Singular   string   `json:"singular,omitempty"`
	ShortNames []string `json:"shortNames,omitempty"`
	Kind       string   `json:"kind"`
	ListKind   string   `json:"listKind,omitempty"`
	Categories []string `json:"categories,omitempty"`
}

type version struct {
	Name               string  `json:"name"`
	Served             bool    `json:"served"`
	Storage            bool    `json:"storage"`
	Deprecated         bool    `json:"deprecated,omitempty"`
	DeprecationWarning *string `json:"deprecationWarning,omitempty"`
	Schema             schema  `json:"schema"`
	Subresources       any     `json:"subresources,omitempty"`

	experimental bool // only the experimental channel serves it
}

type schema struct {
	OpenAPIV3Schema object `json:"openAPIV3Schema"`
}

// The API server takes a definition of a *.k8s.io group only with this annotation.
const approvalAnnotation = "api-approved.kubernetes.io"

// slim removes what no validation of objects needs.
func (d *definition) slim() error {
	approval, approved := d.Metadata.Annotations[approvalAnnotation]
	d.Metadata.Annotations = nil
	if approved {
		d.Metadata.Annotations = map[string]string{approvalAnnotation: approval}
	}
	for i := range d.Spec.Versions {
		v := &d.Spec.Versions[i]
		var err error
		if v.Schema.OpenAPIV3Schema, err = slimSchema(v.Schema.OpenAPIV3Schema); err != nil {
			return err
		}
	}
	return nil
}

func (d definition) version(name string) (version, bool) {
	for _, v := range d.Spec.Versions {
		if v.Name == name {
			return v, true
		}
	}
	return version{}, false
}
