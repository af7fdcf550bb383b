module github.com/k8s-platform/generator-k8s-platform/engines/abi

go 1.26
