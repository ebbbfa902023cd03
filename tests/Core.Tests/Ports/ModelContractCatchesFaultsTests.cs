using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Contracts;
using Xunit;
using Xunit.Sdk;

namespace MbRlRobot.Tests.Ports;

/// <summary>
/// The contract of engines that run a model finds an engine that forgets one rule: the reference is given a robot or a
/// model in which that rule does not exist.
/// </summary>
public sealed class ModelContractCatchesFaultsTests
{
    private static readonly Dictionary<string, Func<RobotDescription, RobotDescription>> RobotFaults = new()
    {
        ["no slew"] = robot => robot with { Action = [.. robot.Action.Select(action => action with { Slew = null })] },
        ["no action limits"] = robot =>
            robot with { Action = [.. robot.Action.Select(action => action with { Limits = new Interval(-1e3, 1e3) })] },
        ["no soft limits"] = robot => robot with { State = [.. robot.State.Select(state => state with { SoftLimits = null })] },
        ["no limit penalty"] = robot => robot with { Task = robot.Task with { LimitPenalty = 0 } },
        ["no done reward"] = robot => robot with { Task = robot.Task with { DoneReward = 0 } },
        ["no end"] = robot => robot with { Task = robot.Task with { Done = null } },
        ["no terminal value"] = robot => robot with { Task = robot.Task with { TerminalValue = null } },
        ["no risk"] = robot => robot with { Planner = robot.Planner with { Risk = 0 } },
        ["members that stay where they should change"] = robot => robot.Planner.Propagation == Propagation.Ts1
            ? robot with { Planner = robot.Planner with { Propagation = Propagation.Tsinf } }
            : robot,
        ["no kinematic prior"] = robot => robot with { State = [.. robot.State.Select(state => state with { From = null })] },
        ["lags that are one too short"] = robot => robot with
        {
            State = [.. robot.State.Select(state => state.Role.Lag > 1 ? state with { Role = state.Role with { Lag = 1 } } : state)],
        },
        ["a period that is a little off"] = robot => robot with { ControlPeriod = 1.01 * robot.ControlPeriod },
    };

    private static readonly Dictionary<string, Func<EnsembleCheckpoint, EnsembleCheckpoint>> ModelFaults = new()
    {
        ["another activation"] = members => Copy(members, members.Architecture with { Activation = Activation.Silu }, members.Normalizer, 1),
        ["inputs not centred"] = members =>
            Copy(members, members.Architecture, members.Normalizer with { InputMean = new float[members.Normalizer.InputMean.Length] }, 1),
        ["changes not centred"] = members =>
            Copy(members, members.Architecture, members.Normalizer with { TargetMean = new float[members.Normalizer.TargetMean.Length] }, 1),
        ["a tenth less of the largest variance"] = members => Copy(members, members.Architecture, members.Normalizer, 0.9f),
    };

    public static TheoryData<string> Faults => [.. RobotFaults.Keys, .. ModelFaults.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Finds(string fault) => Assert.ThrowsAny<XunitException>(() => CheckAll(new Engine(fault)));

    [Fact]
    public void Finds_nothing_wrong_with_the_reference()
    {
        Engine engine = new(null);
        engine.Gives_the_returns_of_the_equations_for_every_kind_of_task_state_and_propagation();
        engine.Disagrees_as_the_equations();
        engine.Predicts_the_mean_of_the_members_as_the_equations();
    }

    private static void CheckAll(ModelRolloutEngineContract contract)
    {
        contract.Gives_the_returns_of_the_equations_for_every_kind_of_task_state_and_propagation();
        contract.Gives_the_returns_of_the_equations_for_networks_of_any_shape();
        contract.Gives_the_returns_of_the_equations_for_any_number_of_candidates();
        contract.Moves_a_step_as_the_equations_at_any_scale_of_weights_and_variances();
        contract.Disagrees_as_the_equations();
        contract.Predicts_the_mean_of_the_members_as_the_equations();
    }

    private static EnsembleCheckpoint Copy(
        EnsembleCheckpoint members, EnsembleArchitecture architecture, Normalizer normalizer, float bounds) => new(
        architecture,
        normalizer,
        members.Layers,
        members.MinimumLogVariance.ToArray(),
        [.. members.MaximumLogVariance.ToArray().Select(bound => bounds * bound)],
        members.HoldoutError.ToArray());

    private sealed class Engine(string? fault) : ModelRolloutEngineContract
    {
        protected override IRolloutEngine Create(RobotDescription robot, byte[] onnx, int maximumCandidates, int threads)
        {
            EnsembleModel model = OnnxModelReader.Read(onnx, "the model", robot).Ensemble;
            if (fault is not null && ModelFaults.TryGetValue(fault, out Func<EnsembleCheckpoint, EnsembleCheckpoint>? change))
            {
                model = new EnsembleModel(
                    model.Type, model.SchemaHash, model.Version, change(model.Members), model.ResidualLogVariance.ToArray());
            }

            RobotDescription other = fault is not null && RobotFaults.TryGetValue(fault, out Func<RobotDescription, RobotDescription>? edit)
                ? edit(robot)
                : robot;
            return new ReferenceRolloutEngine(other, model, maximumCandidates);
        }
    }
}
