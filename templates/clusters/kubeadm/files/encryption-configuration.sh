#!/usr/bin/env bash
# Writes the key that encrypts Secrets in etcd. Run it once, as root, on the first control plane
# node, and copy the result to the others (README.md). It is in no repository: keep it in a safe.
set -euo pipefail

target=/etc/kubernetes/encryption/configuration.yaml

if [[ -e $target ]]; then
  echo "$target exists. Whoever replaces it makes every Secret unreadable." >&2
  exit 1
fi

umask 077
mkdir -p "$(dirname "$target")"
cat > "$target" <<YAML
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources:
      - secrets
    providers:
      - secretbox:
          keys:
            - name: key-$(date +%Y%m%d)
              secret: $(head --bytes 32 /dev/urandom | base64)
      - identity: {}
YAML
echo "$target"
