package lib.helpers

known(kind) {
	data.inventory.cluster["v1"].Kind[_].metadata.name == kind
}

known(kind) {
	kind == ["Pod", "Namespace"][_]
}
