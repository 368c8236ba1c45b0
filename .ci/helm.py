"""Checks the Helm chart: .ci/helm.py PROGRAMS, where PROGRAMS is the folder with a `courtesy` that has its server.

Helm lints and renders it; then what is rendered is read as Kubernetes and the server would read it.
"""

import copy
import os
import re
import subprocess
import sys
import tempfile

import helm_python as helm
import yaml

CHART = "sdk-docs/server/helm/courtesy"
IMAGE = "sdk-docs/server/Dockerfile"

# What isn't in a chart that is installed as it is.
EVERYTHING = {"tls": {"secret": "courtesy-tls"}, "podMonitor": True, "image": {"tag": "1.2.3"}}


def rendered(values):
    with helm.Chart.load(CHART) as chart:
        manifests = chart.render(values, name="desk", namespace="care")
    found = {}
    for path, text in manifests.items():
        if "<no value>" in text:
            sys.exit(f"{path} uses a value that values.yaml doesn't have:\n{text}")
        for manifest in filter(None, yaml.safe_load_all(text)):
            found[manifest["kind"]] = manifest
    return found


def check_lint(values):
    report = helm.lint(CHART, values, strict=True)
    # 1 is information, such as that a chart has no icon.
    wrong = [message for message in report["messages"] if message["severity"] > 1]
    if wrong or report["errors"]:
        sys.exit(f"Helm's lint with {values}: {wrong} {report['errors']}")


def leaves(values, path=()):
    """The path of each value that isn't a group of others."""
    if isinstance(values, dict):
        return [leaf for name, value in values.items() for leaf in leaves(value, (*path, name))]
    return [path]


def check_values():
    """Each value changes something, and each that a template uses is there."""
    values = yaml.safe_load(open(f"{CHART}/values.yaml"))
    base = copy.deepcopy(values)
    base["tls"]["secret"] = "courtesy-tls"
    before = rendered(base)
    for path in leaves(values):
        changed = copy.deepcopy(base)
        group = changed
        for name in path[:-1]:
            group = group[name]
        old = group[path[-1]]
        group[path[-1]] = not old if isinstance(old, bool) else old + 1 if isinstance(old, int) else f"{old}0"
        if rendered(changed) == before:
            sys.exit(f"the value {'.'.join(path)} changes nothing")
    for name in os.listdir(f"{CHART}/templates"):
        for used in re.findall(r"\.Values((?:\.\w+)+)", open(f"{CHART}/templates/{name}").read()):
            group = values
            for part in used[1:].split("."):
                if part not in group:
                    sys.exit(f"{name} uses .Values{used}, which values.yaml doesn't have")
                group = group[part]


def check_kubernetes(manifests):
    """What is named is there: labels, ports and volumes."""
    pod = manifests["Deployment"]["spec"]["template"]
    for selector in [manifests["Deployment"]["spec"]["selector"]["matchLabels"], manifests["Service"]["spec"]["selector"]]:
        assert selector.items() <= pod["metadata"]["labels"].items(), selector
    (container,) = pod["spec"]["containers"]
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    probed = [container[probe]["httpGet"]["port"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")]
    assert {*probed, *(port["targetPort"] for port in manifests["Service"]["spec"]["ports"])} <= ports.keys(), ports
    volumes = {volume["name"]: volume for volume in pod["spec"]["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == volumes.keys(), volumes
    assert volumes["settings"]["configMap"]["name"] == manifests["ConfigMap"]["metadata"]["name"]
    if "PodMonitor" in manifests:
        assert manifests["PodMonitor"]["spec"]["podMetricsEndpoints"][0]["port"] in ports
    return pod["spec"], container, ports


def check_server(programs, manifests):
    """The server takes the arguments, the variables and the file, and listens where Kubernetes looks."""
    pod, container, ports = check_kubernetes(manifests)
    environment = {"PATH": os.environ["PATH"]}
    environment |= dict(re.findall(r"(COURTESY_\w+)=(\S+)", open(IMAGE).read()))
    for variable in container["env"]:
        environment[variable["name"]] = variable.get("value", "postgres://courtesy@db/courtesy")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in manifests["ConfigMap"]["data"].items():
            open(f"{folder}/{name}", "w").write(text)
        arguments = [argument.replace("/etc/courtesy", folder) for argument in container["args"]]
        command = [f"{programs}/courtesy", *arguments, "--print-settings"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode or done.stderr:
        sys.exit(f"the server doesn't take what the chart gives it: {done.stderr}")
    printed = done.stdout
    told = dict(re.findall(r"^(\w+) = (.*)$", printed, re.M))
    assert told["listen"].strip('"') == f"0.0.0.0:{ports['clients']}", printed
    assert told["diagnostics_listen"].strip('"') == f"0.0.0.0:{ports['diagnostics']}", printed
    assert told["url"] == '"postgres://courtesy@db/courtesy"', printed
    before_stop = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert pod["terminationGracePeriodSeconds"] > int(told["grace_s"]) + before_stop, printed
    mounted = [mount["mountPath"] for mount in container["volumeMounts"]]
    for name in ("certificate", "key"):
        assert (name in told) == ("/etc/courtesy-tls" in mounted), printed
        assert name not in told or told[name].startswith('"/etc/courtesy-tls/'), printed


for values in ({}, EVERYTHING):
    check_lint(values)
    check_server(sys.argv[1], rendered(values))
check_values()
print(f"the chart is sound, says Helm {helm.helm_sdk_version()}, and the server takes what it gives")
