using System;
using MbRlRobot.Exploration;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Loop;

/// <summary>
/// Chooses what a robot does: it explores in its first episodes and as long as there is no model, and plans from then on.
/// Within an episode nothing here allocates.
/// </summary>
internal sealed class ActionChooser
{
    private readonly RobotDescription _robot;
    private readonly EpisodeSeeds _seeds;
    private readonly ILoopClock _clock;
    private readonly TransitionRecorder _recorder;
    private readonly Explorer _explorer;
    private readonly double[] _planMilliseconds;
    private PlanFollower? _plans;
    private int _planned;
    private int _exploringSince;

    public ActionChooser(RobotDescription robot, EpisodeSeeds seeds, ILoopClock clock, TransitionRecorder recorder)
    {
        (_robot, _seeds, _clock, _recorder) = (robot, seeds, clock, recorder);
        _explorer = new Explorer(robot);
        _planMilliseconds = new double[robot.Task.EpisodeSteps + 1];
    }

    /// <summary>The model in use; null before the first, and after one was withdrawn.</summary>
    public PlanningModel? Model { get; private set; }

    /// <summary>Whether the episode under way explores.</summary>
    public bool IsExploring { get; private set; } = true;

    /// <summary>What is special about the action chosen last.</summary>
    public TransitionFlags Flags { get; private set; }

    /// <summary>The tick of the decision that it came from.</summary>
    public ulong PlanTick => IsExploring ? 0 : _plans!.PlanTick;

    /// <summary>Which action of that plan it was; -1 where it came from none.</summary>
    public int PlanStep => IsExploring ? StepRecord.NoPlan : _plans!.PlanStep;

    /// <summary>Version of the model that it was planned with; 0 for none.</summary>
    public ulong ModelVersion => IsExploring ? 0 : Model!.Version;

    /// <summary>How long the last decision took, ms; NaN where the last step was none.</summary>
    public double LastPlanMilliseconds => IsExploring ? double.NaN : _plans!.LastPlanMilliseconds;

    /// <summary>What the last decision brought.</summary>
    public PlanResult LastPlan => IsExploring ? default : _plans!.LastPlan;

    /// <summary>Takes a model. The first one makes the planner, which allocates: not within an episode that explores.</summary>
    /// <param name="model">The model; null where there is to be none, then the robot explores from the next action on.</param>
    public void Use(PlanningModel? model)
    {
        Model = model;
        if (model is null)
        {
            (_exploringSince, IsExploring) = (IsExploring ? _exploringSince : -1, true);
        }
        else if (_plans is null)
        {
            IPlanner planner = PlannerFactory.Create(_robot, model.Engine, _seeds.Planner, _clock);
            _plans = new PlanFollower(planner, _robot.Planner) { Observer = _recorder };
        }
        else
        {
            _plans.Use(model.Engine);
        }

        _recorder.SwapModel(model?.Version ?? 0, model?.Id ?? 0);
    }

    /// <summary>An episode begins.</summary>
    public void Start(int episode)
    {
        IsExploring = Model is null || episode < _robot.Exploration.Episodes;
        _explorer.Start(_seeds.Exploration(episode));
        _plans?.Reset();
        (_planned, _exploringSince) = (0, 0);
    }

    /// <summary>Chooses the action of a step.</summary>
    /// <param name="step">Which, from 0.</param>
    /// <param name="now">Where the robot is, and until when to decide.</param>
    /// <param name="action">Receives the action: [da].</param>
    public void Choose(int step, in PlanRequest now, Span<float> action)
    {
        if (IsExploring)
        {
            // signals are asked for in order, from their first step on
            _exploringSince = _exploringSince < 0 ? step : _exploringSince;
            _explorer.Act(step - _exploringSince, action);
            Flags = TransitionFlags.Exploring;
            return;
        }

        _plans!.Act(now, _clock.NowNanoseconds, action);
        Flags = _plans.IsFallback ? TransitionFlags.Fallback : TransitionFlags.None;
        if (double.IsFinite(_plans.LastPlanMilliseconds) && _planned < _planMilliseconds.Length)
        {
            _planMilliseconds[_planned++] = _plans.LastPlanMilliseconds;
        }
    }

    /// <summary>The nearest-rank percentiles of the episode's planning times, ms; NaN without any.</summary>
    public (double P50, double P99) PlanPercentiles()
    {
        Span<double> times = _planMilliseconds.AsSpan(0, _planned);
        times.Sort();
        return (Rank(times, 0.5), Rank(times, 0.99));
    }

    private static double Rank(ReadOnlySpan<double> sorted, double share) => sorted.IsEmpty
        ? double.NaN
        : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
