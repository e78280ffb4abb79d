# SPDX-License-Identifier: Apache-2.0
"""Runs the script steps of a CI recipe (YAML, standard input) in the current folder, as its service does.

Prints each job with the exit status of its first step that failed, or 0. With arguments, only the jobs named. Which event
starts a job is not considered.
"""

import os
import subprocess
import sys

import yaml


def github(recipe):
    """Name, environment and steps (script, whether it runs after a failure) of each job."""
    for name, job in recipe["jobs"].items():
        steps = [(step["run"], step.get("if") == "always()") for step in job["steps"] if "run" in step]
        yield name, recipe.get("env", {}), steps


def gitlab(recipe):
    for name, job in recipe.items():
        if isinstance(job, dict) and "script" in job:
            steps = [(line, False) for line in job["script"]] + [(line, True) for line in job.get("after_script", [])]
            yield name, recipe.get("variables", {}), steps


def azure(recipe):
    for job in recipe["jobs"]:
        steps = [(step["script"], step.get("condition") == "always()") for step in job["steps"] if "script" in step]
        yield job["job"], recipe.get("variables", {}), steps


def jobs_of(recipe):
    if "jobs" not in recipe:
        return gitlab(recipe)
    return azure(recipe) if isinstance(recipe["jobs"], list) else github(recipe)


for job, environment, steps in jobs_of(yaml.safe_load(sys.stdin)):
    if sys.argv[1:] and job not in sys.argv[1:]:
        continue
    status = 0
    assert steps, f"job {job} has no script"
    for script, always in steps:
        if status and not always:
            continue
        done = subprocess.run(["bash", "-ec", script], env={**os.environ, **environment}, stdout=sys.stderr, check=False)
        status = status or done.returncode
    print(job, status, flush=True)
