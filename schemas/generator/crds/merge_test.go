package crds

import "testing"

func TestMergeTellsWhenVersionsCameAndWent(t *testing.T) {
	widget := func(versions ...version) map[string]definition {
		return map[string]definition{"widgets.example.com": {Spec: spec{Versions: versions}}}
	}
	merged := merge("Widgets", []release{
		{"v1.0.0", widget(version{Name: "v1beta1", Served: true, Storage: true})},
		{"v2.0.0", widget(version{Name: "v1beta1", Served: true}, version{Name: "v1", Served: true, Storage: true})},
		{"v3.0.0", widget(version{Name: "v1beta1"}, version{Name: "v1", Served: true, Storage: true})},
	})["widgets.example.com"]

	want := map[string]life{
		"v1":      {Introduced: "v2.0.0"},
		"v1beta1": {LastServed: "v2.0.0", Removed: "v3.0.0"},
	}
	for name, expected := range want {
		if got := merged.Lives[name]; got != expected {
			t.Errorf("%s: got %+v, want %+v", name, got, expected)
		}
	}
	versions := merged.Definition.Spec.Versions
	if len(versions) != 2 || versions[0].Name != "v1" || !versions[1].Served {
		t.Errorf("want v1 before v1beta1, which some release serves: got %+v", versions)
	}
}

func TestSlimRefusesWhatItDoesNotKnow(t *testing.T) {
	slim, err := slimSchema(object{"type": "object", "description": "prose", "properties": object{"description": object{"type": "string"}}})
	if err != nil || slim["description"] != nil || slim["properties"].(object)["description"] == nil {
		t.Errorf("want the field and not the prose: got %v, %v", slim, err)
	}
	if _, err := slimSchema(object{"x-new-keyword": true}); err == nil {
		t.Error("an unknown keyword went unseen")
	}
}
