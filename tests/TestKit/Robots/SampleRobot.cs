using System.Text;
using System.Text.Json.Nodes;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Robots;

/// <summary>A valid robot.json that uses every section, as text to edit.</summary>
public static class SampleRobot
{
    /// <summary>The text.</summary>
    public const string Json = """
        {
          "type": "sample",
          "ioPeriod": 0.01,
          "controlPeriod": 0.04,
          "state": [
            { "name": "x", "unit": "m", "limits": [-1, 1], "softLimits": [-0.9, 0.9], "from": "encoder" },
            { "name": "theta", "unit": "rad", "kind": "angle", "limits": [-3.1416, 3.1416] },
            { "name": "xDot", "unit": "m/s", "limits": [-5, 5], "from": "velocityOf(x)", "filter": "kalman" },
            { "name": "thetaDot", "unit": "rad/s", "limits": [-50, 50], "from": "velocityOf(theta)", "filter": "difference" },
            { "name": "lastForce", "unit": "N", "limits": [-10, 10], "role": "laggedAction(1)" }
          ],
          "action": [ { "name": "force", "unit": "N", "limits": [-10, 10], "slew": 200, "stop": "ramp" } ],
          "parameters": [ { "name": "goalX", "unit": "m", "default": 0, "limits": [-0.5, 0.5], "reset": { "uniform": [-0.4, 0.4] } } ],
          "task": {
            "let": { "miss": "x' - goalX" },
            "reward": "-miss^2 - 0.001 * (force - prev(force))^2",
            "done": "abs(x') > 0.95",
            "doneReward": -1,
            "terminalValue": "-abs(theta)",
            "limitPenalty": 10,
            "episodeSteps": 250,
            "score": { "random": -100, "oracle": -5, "success": "abs(x - goalX) < 0.02" }
          },
          "exploration": { "kind": "doublets", "amplitude": 0.8, "episodes": 2, "holdSteps": [1, 9] },
          "planner": { "kind": "cem", "horizon": 25, "population": 40, "elites": 10, "iterations": 3, "particles": 10, "propagation": "tsinf" },
          "model": { "members": 7, "active": 5, "hidden": [64, 64], "activation": "silu" },
          "training": { "steps": 1000, "batch": 64, "learningRate": 0.001, "weightDecay": [1e-5, 2.5e-5, 5e-5], "holdout": 0.1 },
          "session": { "maxEpisodes": 20, "maxMinutes": 30, "awaitModel": 20 },
          "safety": { "fallback": ["planTail", "damp", "stop"], "estop": true, "enable": true, "watchdog": 0.1, "disagreement": 2 },
          "link": { "fdatasyncInterval": 1, "maxBytes": 1073741824, "maxAge": 604800 },
          "io": {
            "default": "simulated-board",
            "plant": { "kind": "cartpole", "physics": { "rail": 1 } },
            "gpio": {
              "board": "rpi5",
              "sensors": [
                { "part": "ls7366r", "channel": "encoder", "settings": { "bus": 0, "chipSelect": 0, "unitsPerCount": 1e-5 } },
                { "part": "as5600", "channel": "theta", "settings": { "bus": 1 } },
                { "part": "e-stop", "channel": "estop", "settings": { "line": 23 } }
              ],
              "actuators": [
                { "part": "h-bridge", "channel": "force", "settings": { "controller": "1f00098000.pwm", "output": 0, "direction": 5, "fullScale": 10 } },
                { "part": "enable-line", "channel": "power", "settings": { "line": 17, "watchdog": 27 } }
              ]
            },
            "udp": { "host": "127.0.0.1", "port": 45454 }
          },
          "reset": {
            "simulation": { "x": { "normal": [0, 0.01] }, "theta": { "constant": 0 } },
            "hardware": { "kind": "home", "timeout": 30, "speedLimit": 0.2, "home": { "force": { "moves": "x", "within": 0.05 } } }
          }
        }
        """;

    /// <summary>Reads the sample, edited.</summary>
    /// <param name="edits">Pairs of a path and the JSON to put there; null removes what is there.</param>
    /// <returns>The robot.</returns>
    public static RobotDescription Read(params (string Path, string? Json)[] edits) =>
        RobotFile.Parse("sample.json", Encoding.UTF8.GetBytes(Edit(edits)));

    /// <summary>Edits the sample.</summary>
    /// <param name="edits">Pairs of a path and the JSON to put there; null removes what is there.</param>
    /// <returns>The text.</returns>
    public static string Edit(params (string Path, string? Json)[] edits)
    {
        JsonNode root = JsonNode.Parse(Json)!;
        foreach ((string path, string? json) in edits)
        {
            JsonEdit.Apply(root, path, json);
        }

        return root.ToJsonString();
    }
}
