package custom

import (
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/cause"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/misfit"
	structural "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/json"
)

// decode follows the coercing decoder in k8s.io/apiextensions-apiserver/pkg/apiserver. There is no object when it cannot be
// decoded at all; causes of strict decoding come with one.
func (v *version) decode(raw []byte) (*unstructured.Unstructured, []cause.Cause) {
	content := map[string]any{}
	// integers must stay integers, or rules fail
	strict, err := json.UnmarshalStrict(raw, &content)
	if err != nil {
		return nil, decodingCauses(err, "")
	}
	causes := cause.FromStrict(strict)
	metadata, found, unknown, err := objectmeta.GetObjectMetaWithOptions(content, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		var header struct {
			Metadata metav1.ObjectMeta `json:"metadata"`
		}
		return nil, decodingCauses(err, misfit.Find(raw, &header))
	}
	if v.schema != nil {
		fields, err := v.coerce(content)
		if err != nil {
			return nil, decodingCauses(err, "")
		}
		unknown = append(unknown, fields...)
	}
	if found {
		if err := objectmeta.SetObjectMeta(content, metadata); err != nil {
			return nil, decodingCauses(err, "metadata")
		}
	}
	for _, path := range unknown {
		causes = append(causes, cause.Unknown(path))
	}
	return &unstructured.Unstructured{Object: content}, causes
}

// coerce removes the fields that the schema does not have and nulls that it does not allow, and reads the metadata of embedded
// objects. It returns the paths of unknown fields.
func (v *version) coerce(content map[string]any) ([]string, error) {
	unknown := pruning.PruneWithOptions(content, v.schema, true, structural.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	defaulting.PruneNonNullableNullsWithoutDefaults(content, v.schema)
	err, embedded := objectmeta.CoerceWithOptions(nil, content, v.schema, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, err
	}
	return append(unknown, embedded...), nil
}
