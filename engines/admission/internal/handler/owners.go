package handler

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// ownerKey is an owner reference that can be compared.
type ownerKey struct {
	reference             metav1.OwnerReference
	controller, blocking  bool
	hasController, blocks bool
}

// once drops repeated owner references, as the server does with a warning.
func once(references []metav1.OwnerReference) []metav1.OwnerReference {
	seen := map[ownerKey]bool{}
	var kept []metav1.OwnerReference
	for _, reference := range references {
		key := keyOf(reference)
		if !seen[key] {
			seen[key] = true
			kept = append(kept, reference)
		}
	}
	return kept
}

func keyOf(reference metav1.OwnerReference) ownerKey {
	key := ownerKey{reference: reference}
	if reference.Controller != nil {
		key.hasController, key.controller = true, *reference.Controller
	}
	if reference.BlockOwnerDeletion != nil {
		key.blocks, key.blocking = true, *reference.BlockOwnerDeletion
	}
	key.reference.Controller, key.reference.BlockOwnerDeletion = nil, nil
	return key
}
