module github.com/k8s-platform/generator-k8s-platform/schemas/generator

go 1.26
