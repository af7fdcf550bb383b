package custom

import (
	"fmt"
	"slices"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structural "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/json"
)

// A version of a kind, ready to judge objects.
type version struct {
	// err says why a server would not take the definition
	err error
	// schema may be nil, and with it validator and rules
	schema    *structural.Structural
	validator validation.SchemaValidator
	// rules is nil when there are none; each is compiled when an object first reaches it (see patches)
	rules     *cel.Validator
	hasStatus bool
	scale     *apiextensionsv1.CustomResourceSubresourceScale
}

func prepare(raw []byte, name string) *version {
	v := &version{}
	v.err = v.read(raw, name)
	return v
}

func (v *version) read(raw []byte, name string) error {
	var crd apiextensionsv1.CustomResourceDefinition
	if err := json.UnmarshalCaseSensitivePreserveInts(raw, &crd); err != nil {
		return err
	}
	at := slices.IndexFunc(crd.Spec.Versions, func(v apiextensionsv1.CustomResourceDefinitionVersion) bool { return v.Name == name })
	if at < 0 {
		return fmt.Errorf("it has no version %q", name)
	}
	definition := crd.Spec.Versions[at]
	if subresources := definition.Subresources; subresources != nil {
		v.hasStatus, v.scale = subresources.Status != nil, subresources.Scale
	}
	if definition.Schema == nil || definition.Schema.OpenAPIV3Schema == nil {
		return nil
	}
	var internal apiextensions.JSONSchemaProps
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(definition.Schema.OpenAPIV3Schema, &internal, nil); err != nil {
		return err
	}
	return v.readSchema(&internal)
}

func (v *version) readSchema(schema *apiextensions.JSONSchemaProps) (err error) {
	if v.schema, err = structural.NewStructural(schema); err != nil {
		return err
	}
	v.schema = v.schema.DeepCopy() // PruneDefaults changes defaults that the definition shares
	if err = defaulting.PruneDefaults(v.schema); err != nil {
		return err
	}
	if v.validator, _, err = validation.NewSchemaValidator(schema); err != nil {
		return err
	}
	v.rules = cel.NewValidator(v.schema, true, celconfig.PerCallLimit)
	return nil
}
