using System.Collections.Generic;

namespace MbRlRobot.TestKit.Robots;

/// <summary>Faults of robot.json: of every section, of every kind.</summary>
public static class SeededFaults
{
    /// <summary>The faults, each alone in an otherwise valid file.</summary>
    public static IReadOnlyList<SeededFault> All { get; } =
    [
        // shape
        new("$.planer", "{}", "$.planer", "unknown key", "did you mean 'planner'?"),
        new("$.planner.horizn", "3", "$.planner.horizn", "unknown key", "did you mean 'horizon'?"),
        new("$.task.reward", null, "$.task.reward", "missing", "a text"),
        new("$.state", null, "$.state", "missing", "an array"),
        new("$.planner.horizon", "\"25\"", "$.planner.horizon", "\"25\"", "a whole number"),
        new("$.planner.horizon", "2.5", "$.planner.horizon", "2.5", "a whole number"),
        new("$.planner.kind", "\"annealing\"", "$.planner.kind", "\"annealing\"", "\"cem\", \"randomShooting\", \"pddm\""),
        new("$.planner.kind", "1", "$.planner.kind", "1", "\"cem\""),
        new("$.state[0].limits", "[-1]", "$.state[0].limits", "[-1]", "two finite numbers [low, high]"),
        new("$.state[0].limits", "[-1, 1e999]", "$.state[0].limits", "[-1,1e999]", "two finite numbers"),
        new("$.ioPeriod", "1e999", "$.ioPeriod", "1e999", "a finite number"),
        new("$.type", "null", "$.type", "null", "a text"),
        new("$.task", "[]", "$.task", "[]", "an object"),
        new("$.action", "{}", "$.action", "{}", "an array"),
        new("$.safety.estop", "\"yes\"", "$.safety.estop", "\"yes\"", "true or false"),
        new("$.state[4].role", "\"laggedAction\"", "$.state[4].role", "\"laggedAction\"", "\"laggedAction(k)\""),
        new("$.state[2].from", "\"velocityOf(x\"", "$.state[2].from", "\"velocityOf(x\"", "velocityOf(state)"),

        // periods and names
        new("$.type", "\"Cart Pole\"", "$.type", "\"Cart Pole\"", "characters of a-z, 0-9"),
        new("$.ioPeriod", "0", "$.ioPeriod", "0", "from 0.0001 to 10 s"),
        new("$.controlPeriod", "0.025", "$.controlPeriod", "0.025", "a whole multiple of ioPeriod, 0.01 s"),
        new("$.controlPeriod", "0.001", "$.controlPeriod", "0.001", "a whole multiple of ioPeriod"),
        new("$.state[1].name", "\"x\"", "$.state[1].name", "used before", "no other state, action, parameter or let"),
        new("$.state[0].name", "\"sin\"", "$.state[0].name", "\"sin\"", "not a word of the expression language"),
        new("$.action[0].name", "\"2nd\"", "$.action[0].name", "\"2nd\"", "a letter or _"),

        // states and actions
        new("$.state", "[]", "$.state", "0", "from 1 to 64 states"),
        new("$.state[0].limits", "[1, -1]", "$.state[0].limits", "[1, -1]", "low < high"),
        new("$.state[0].softLimits", "[-2, 0.5]", "$.state[0].softLimits", "[-2, 0.5]", "inside limits [-1, 1]"),
        new("$.state[1].limits", "[-180, 180]", "$.state[1].limits", "[-180, 180]", "in radians"),
        new("$.state[2].from", "\"velocityOf(y)\"", "$.state[2].from", "\"velocityOf(y)\"", "theta"),
        new("$.state[3].from", "\"velocityOf(x)\"", "$.state[3].from", "\"velocityOf(x)\"", "one velocity for each position"),
        new("$.state[2].kind", "\"angle\"", "$.state[2].kind", "\"angle\"", "\"linear\""),
        new("$.state[0].filter", "\"kalman\"", "$.state[0].filter", "\"kalman\"", "velocityOf(state)"),
        new("$.state[4].role", "\"laggedAction(2)\"", "$.state[4].role", "\"laggedAction(2)\"", "a state with the lag 1"),
        new("$.state[4].role", "\"laggedAction(push, 1)\"", "$.state[4].role", "\"laggedAction(push, 1)\"", "force"),
        new("$.state[0]", "{ \"name\": \"x\", \"limits\": [-20, 20], \"role\": \"laggedAction(1)\" }", "$.state[0].role", "laggedAction(1)", "one state for each action and lag"),
        new("$.state[4].limits", "[-5, 5]", "$.state[4].limits", "[-5, 5]", "[-10, 10]"),
        new("$.action[0].slew", "0", "$.action[0].slew", "0", "above 0 N/s"),
        new("$.action[0].slew", null, "$.action[0].stop", "\"ramp\" without a slew", "together with a slew"),

        // parameters and task
        new("$.parameters[0].default", "0.7", "$.parameters[0].default", "0.7", "inside limits [-0.5, 0.5]"),
        new("$.parameters[0].reset", "{}", "$.parameters[0].reset", "empty", "exactly one of constant, uniform, normal, annulus"),
        new("$.parameters[0].reset", "{\"annulus\":[0.1,0.2],\"with\":\"goalY\"}", "$.parameters[0].reset.with", "\"goalY\"", "another parameter"),
        new("$.task.reward", "\"-miss^2 - thta\"", "$.task.reward", "thta", "gives a number"),
        new("$.task.reward", "\"x > 1\"", "$.task.reward", "x > 1", "gives a number"),
        new("$.task.terminalValue", "\"-miss^2\"", "$.task.terminalValue", "-miss^2", "gives a number"),
        new("$.task.done", "\"x'\"", "$.task.done", "x'", "gives true or false"),
        new("$.task.doneReward", null, "$.task.doneReward", "missing", "together with done"),
        new("$.task.episodeSteps", "0", "$.task.episodeSteps", "0", "from 1 to 1000000 control periods"),
        new("$.task.score.oracle", "-200", "$.task.score.oracle", "-200", "above random, -100"),

        // learning and planning
        new("$.exploration.amplitude", "1.5", "$.exploration.amplitude", "1.5", "above 0 to 1"),
        new("$.exploration.holdSteps", "[0, 9]", "$.exploration.holdSteps", "[0, 9]", "from 1 to the episode's 250"),
        new("$.exploration.beta", "2", "$.exploration.beta", "2", "only coloured has it"),
        new("$.planner.horizon", "0", "$.planner.horizon", "0", "from 1 to 1000 control periods"),
        new("$.planner.elites", "50", "$.planner.elites", "50", "from 1 to 40"),
        new("$.planner.particles", "7", "$.planner.particles", "7", "a multiple of the 5 active members"),
        new("$.planner.delaySteps", "-1", "$.planner.delaySteps", "-1", "less than the horizon"),
        new("$.planner.delaySteps", "25", "$.planner.delaySteps", "25", "from 0 to 24 control periods"),
        new("$.planner.momentum", "1", "$.planner.momentum", "1", "from 0 to below 1"),
        new("$.planner.smoothing", "0.7", "$.planner.smoothing", "0.7", "for pddm"),
        new("$.model.active", "8", "$.model.active", "8", "from 1 to 7 members"),
        new("$.model.hidden[1]", "0", "$.model.hidden[1]", "0", "from 1 to 1024 units"),
        new("$.training.learningRate", "-0.001", "$.training.learningRate", "-0.001", "above 0 to 1"),
        new("$.training.weightDecay", "[1e-5]", "$.training.weightDecay", "1", "3 numbers: first, hidden, output"),
        new("$.training.holdout", "0.9", "$.training.holdout", "0.9", "from 0 to 0.5"),

        // session, safety, link, io, reset
        new("$.session.maxEpisodes", "0", "$.session.maxEpisodes", "0", "from 1 to 1000000"),
        new("$.safety.fallback", "[\"planTail\"]", "$.safety.fallback", "[planTail]", "then stop"),
        new("$.safety.watchdog", "100", "$.safety.watchdog", "100", "from 0.01 to 10"),
        new("$.safety.planAge", "0.01", "$.safety.planAge", "0.01", "the age that plans reach which are replaced in time"),
        new("$.safety.sensorAge", "0.0001", "$.safety.sensorAge", "0.0001", "from the I/O period"),
        new("$.safety.frozen", "0", "$.safety.frozen", "0", "from the control period"),
        new("$.safety.enable", "false", "$.safety.watchdog", "0.1", "an enable line to cut"),
        new("$.link.maxBytes", "1000", "$.link.maxBytes", "1000", "from 1048576"),
        new("$.io.default", "\"mujoco\"", "$.io.default", "\"mujoco\"", "one whose section is there"),
        new("$.io.gpio.sensors[1].channel", "\"encoder\"", "$.io.gpio.sensors[1].channel", "taken by a part before", "one part for each channel"),
        new("$.io.gpio.actuators", "[]", "$.io.gpio.actuators", "without the action \"force\"", "a part for each of force"),
        new("$.io.mujoco", Mujoco("\"reset\":{\"qpos:arm\":{\"annulus\":[0,1],\"with\":\"x\"}}"), "$.io.mujoco.reset.qpos:arm.annulus", "given", "constant, uniform or normal"),
        new("$.io.mujoco", Mujoco("\"substeps\":0"), "$.io.mujoco.substeps", "0", "from 1 to 10000"),
        new("$.io.udp.port", "70000", "$.io.udp.port", "70000", "from 1 to 65535"),
        new("$.reset.simulation.y", "{\"constant\":0}", "$.reset.simulation.y", "not a learned state", "x, theta, xDot, thetaDot"),
        new("$.reset.simulation.x", "{\"normal\":[0,-1]}", "$.reset.simulation.x.normal", "[0, -1]", "std at least 0"),
        new("$.reset.simulation.x", "{\"constant\":5}", "$.reset.simulation.x.constant", "5", "inside limits [-1, 1]"),
        new("$.reset.hardware.speedLimit", "0", "$.reset.hardware.speedLimit", "0", "above 0 to 1"),
        new("$.reset.hardware.timeout", "0", "$.reset.hardware.timeout", "0", "from 0.1 to 3600 s"),
        new("$.reset.hardware.home", null, "$.reset.hardware.home", "empty, with the kind \"home\"", "together with the kind"),
        new("$.reset.hardware.kind", "\"settle\"", "$.reset.hardware.home", "given, with the kind \"settle\"", "together with the kind"),
        new("$.reset.hardware.home.force.moves", "\"xDot\"", "$.reset.hardware.home.force.moves", "\"xDot\"", "one of the positions x, theta"),
        new("$.reset.hardware.home.force.to", "7", "$.reset.hardware.home.force.to", "7", "a number from"),
        new("$.reset.hardware.home.force.within", "0", "$.reset.hardware.home.force.within", "0", "a distance above 0"),
        new("$.reset.hardware.home.push", "{\"moves\":\"theta\",\"within\":0.1}", "$.reset.hardware.home.push", "no action", "one of the actions force"),
        new("$.reset.hardware.home.push", "{\"moves\":\"x\",\"within\":0.1}", "$.reset.hardware.home.push.moves", "which another action brings home", "one action"),
    ];

    private static string Mujoco(string more) => $$"""{"model":"m.xml","state":["a","b"],"action":["c"],{{more}}}""";
}
