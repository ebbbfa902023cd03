using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Evaluation;

/// <summary>
/// Predicts where known actions lead: particles, each kept by one member all the way (trajectory sampling TS-infinity, PETS, Chua et
/// al. 2018), every member having equally many. One thread at a time.
/// </summary>
public sealed class Forecaster
{
    /// <summary>The particles of each member unless others are asked for.</summary>
    public const int UsualParticles = 32;

    private readonly DynamicsLayout _layout;
    private readonly bool[] _isAngle;
    private readonly ILanePredictor _predictor;
    private readonly LaneBlock[] _blocks;
    private readonly int _particles;
    private readonly float[] _noise;

    /// <summary>Prepares a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="particles">The particles of each member, at least 1.</param>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    public Forecaster(RobotDescription robot, EnsembleModel model, int particles = UsualParticles)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(particles, 1);
        model.ThrowIfNotFor(robot);
        _layout = DynamicsLayout.Of(robot);
        _isAngle = [.. robot.State.Select(state => state.Kind == StateKind.Angle)];
        _particles = particles;
        _blocks = [.. Enumerable.Range(0, model.Members.Architecture.Members).Select(_ => new LaneBlock(_layout, particles))];
        _predictor = LanePredictors.Create(model, _layout, _blocks[0]);
        _noise = new float[_blocks[0].Changes.Length];
    }

    /// <summary>Predicts.</summary>
    /// <param name="state">The state to start from: [ds].</param>
    /// <param name="actions">The actions as they are applied, one for each step: [k][da].</param>
    /// <param name="seed">Fixes the noise: same seed, same bits.</param>
    /// <returns>
    /// Means and standard deviations; NaN from where a particle ran away. A model that is rolled on far enough can do that.
    /// </returns>
    /// <exception cref="ArgumentException">A length is not the robot's.</exception>
    public Forecast Predict(ReadOnlySpan<float> state, IReadOnlyList<ReadOnlyMemory<float>> actions, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(actions);
        Require("state", state.Length, _layout.StateDimension);
        for (int step = 0; step < actions.Count; step++)
        {
            Require($"actions[{step}]", actions[step].Length, _layout.ActionDimension);
        }

        Start(state);
        Moments[][] moments = new Moments[actions.Count][];
        for (int step = 0; step < moments.Length; step++)
        {
            Advance(actions[step].Span, step, new Philox(seed));
            moments[step] = [.. _isAngle.Select(MomentsOf)];
        }

        return new Forecast(
            [.. moments.Select(row => (double[])[.. row.Select(each => each.Mean)])],
            [.. moments.Select(row => (double[])[.. row.Select(each => each.Std)])]);
    }

    private static void Require(string name, int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} values; the robot has {expected}.");
        }
    }

    private void Start(ReadOnlySpan<float> state)
    {
        foreach (LaneBlock block in _blocks)
        {
            for (int lane = 0; lane < block.Lanes; lane++)
            {
                block.SetState(lane, state);
            }
        }
    }

    private void Advance(ReadOnlySpan<float> action, int step, Philox generator)
    {
        for (int member = 0; member < _blocks.Length; member++)
        {
            LaneBlock block = _blocks[member];
            for (int lane = 0; lane < block.Lanes; lane++)
            {
                block.SetAction(lane, action);
            }

            _predictor.Predict(member, block);
            NormalTable.Fill(generator, (ulong)((step * _blocks.Length) + member), _noise);
            block.Move(_noise);
        }
    }

    private Moments MomentsOf(bool isAngle, int state)
    {
        double[] values = new double[_blocks.Length * _particles];
        for (int index = 0; index < values.Length; index++)
        {
            LaneBlock block = _blocks[index / _particles];
            values[index] = block.States[(state * block.Lanes) + (index % _particles)];
        }

        return Moments.Of(values, isAngle);
    }
}
