package main

import (
	cryptorand "crypto/rand"
	"maps"
	"math/rand"
	randv2 "math/rand/v2"
	"reflect"
	"slices"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"github.com/google/uuid"
	"github.com/huandu/xstrings"
)

// settled makes everything that is random in templates the same in each rendering, and gives the functions for which that
// takes another implementation.
func settled() template.FuncMap {
	stream := randv2.NewChaCha8([32]byte{})
	cryptorand.Reader = stream
	uuid.SetRand(stream)
	source := rand.NewSource(1)
	numbers := rand.New(source)
	library := sprig.GenericFuncMap()
	return template.FuncMap{
		"randInt":           func(low, high int) int { return numbers.Intn(high-low) + low },
		"shuffle":           func(text string) string { return xstrings.ShuffleSource(text, source) },
		"keys":              sortedKeys,
		"values":            valuesByKey,
		"genPrivateKey":     func(kind string) string { return privateKey(kind, library["genPrivateKey"].(func(string) string)) },
		"genCA":             withKnownKey(library["genCAWithKey"]),
		"genSelfSignedCert": withKnownKey(library["genSelfSignedCertWithKey"]),
		"genSignedCert":     withKnownKey(library["genSignedCertWithKey"]),
	}
}

// sortedKeys has an order, unlike Sprig's function, which leaves it to Go's maps.
func sortedKeys(dicts ...map[string]any) []string {
	keys := []string{}
	for _, dict := range dicts {
		keys = append(keys, slices.Sorted(maps.Keys(dict))...)
	}
	return keys
}

func valuesByKey(dict map[string]any) []any {
	values := []any{}
	for _, key := range sortedKeys(dict) {
		values = append(values, dict[key])
	}
	return values
}

func privateKey(kind string, generate func(string) string) string {
	switch kind {
	case "", "rsa":
		return knownKey
	case "dsa": // looking for its parameters takes minutes
		return "failed to generate dsa params: this is not done here"
	}
	return generate(kind)
}

// withKnownKey makes a function that is given a key, as its last argument, one that needs none.
func withKnownKey(function any) any {
	given := reflect.ValueOf(function)
	of := given.Type()
	var in, out []reflect.Type
	for index := range of.NumIn() - 1 {
		in = append(in, of.In(index))
	}
	for index := range of.NumOut() {
		out = append(out, of.Out(index))
	}
	return reflect.MakeFunc(reflect.FuncOf(in, out, false), func(arguments []reflect.Value) []reflect.Value {
		return given.Call(append(arguments, reflect.ValueOf(knownKey)))
	}).Interface()
}
