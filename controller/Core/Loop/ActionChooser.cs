using System;
using MbRlRobot.Exploration;
using MbRlRobot.Following;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Loop;

/// <summary>
/// Chooses what a robot does: it explores in its first episodes and as long as there is no model, and plans from then on.
/// Within an episode nothing here allocates.
/// </summary>
internal sealed class ActionChooser : IDisposable
{
    private readonly LoopSetup _setup;
    private readonly RobotDescription _robot;
    private readonly Explorer _explorer;
    private readonly IPlanRunner _runner;
    private readonly double[] _planMilliseconds;
    private PlanFollower? _plans;
    private int _planned;
    private int _exploringSince;

    public ActionChooser(LoopSetup setup)
    {
        (_setup, _robot) = (setup, setup.Robot);
        _explorer = new Explorer(setup.Robot);
        _planMilliseconds = new double[setup.Robot.Task.EpisodeSteps + 1];
        _runner = setup.Runner?.Invoke() ?? RunnerFor(setup.Timing, setup.Limits.IsLockstep);
    }

    /// <summary>The model in use; null before the first, and after one was withdrawn.</summary>
    public PlanningModel? Model { get; private set; }

    /// <summary>Whether the episode under way explores.</summary>
    public bool IsExploring { get; private set; } = true;

    /// <summary>What is special about the action chosen last.</summary>
    public TransitionFlags Flags { get; private set; }

    /// <summary>Whether there is nothing left to follow, so that the stop policies must take over.</summary>
    public bool IsOut => !IsExploring && _plans!.Source == ActionSource.Stop;

    /// <summary>The plan that the last action came from.</summary>
    public CommittedAction Origin => IsExploring ? CommittedAction.None : _plans!.Origin;

    /// <summary>Version of the model that it was planned with; 0 for none.</summary>
    public ulong ModelVersion => IsExploring ? 0 : Model!.Version;

    /// <summary>How long the decision took that came in with the last step, ms; NaN where none did.</summary>
    public double LastPlanMilliseconds => IsExploring ? double.NaN : _plans!.LastPlanMilliseconds;

    /// <summary>What the last decision brought.</summary>
    public PlanResult LastPlan => IsExploring ? default : _plans!.LastPlan;

    /// <summary>Control periods in which a plan was due.</summary>
    public long DuePlans => _plans?.Due ?? 0;

    /// <summary>Those in which none could be begun, because one begun before was not ready.</summary>
    public long MissedPlans => _plans?.Missed ?? 0;

    /// <summary>Plans that came in after the control period in which they should have taken effect.</summary>
    public long LatePlans => _plans?.Late ?? 0;

    /// <summary>Whether no decision is under way, so that the model may be exchanged.</summary>
    public bool IsIdle => _plans?.IsIdle ?? true;

    /// <summary>Takes a model, while no decision is under way. The first one makes the planner, which allocates: not within an episode.</summary>
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
            IPlanner planner = PlannerFactory.Create(_robot, model.Engine, _setup.Seeds.Planner, _setup.Clock);
            _plans = new PlanFollower(planner, _robot, _setup.Timing, _runner) { Observer = _setup.Recorder };
        }
        else
        {
            _plans.Use(model.Engine);
        }

        if (_plans is not null)
        {
            _plans.DisagreementLimit = LimitOf(model);
        }

        _setup.Recorder.SwapModel(model?.Version ?? 0, model?.Id ?? 0);
    }

    /// <summary>Gives up a decision that is under way: the episode is over.</summary>
    /// <returns>Whether none is under way now.</returns>
    public bool TryAbandon() => _plans?.TryAbandon() ?? true;

    /// <summary>An episode begins; only where no decision is under way.</summary>
    public void Start(int episode)
    {
        IsExploring = Model is null || episode < _robot.Exploration.Episodes;
        _explorer.Start(_setup.Seeds.Exploration(episode));
        _plans?.Reset();
        (_planned, _exploringSince) = (0, 0);
    }

    /// <summary>Takes in a decision that has been made, before anything else of a control period.</summary>
    /// <param name="period">The control period, from 0 at the episode's start.</param>
    public void Collect(long period)
    {
        if (!IsExploring)
        {
            _plans!.Collect(period);
        }
    }

    /// <summary>Chooses the action of a step.</summary>
    /// <param name="step">Which, from 0.</param>
    /// <param name="period">The control period, which counts those that were missed too.</param>
    /// <param name="now">Where the robot is, and until when to decide.</param>
    /// <param name="stateNanoseconds">When that was measured.</param>
    /// <param name="action">Receives the action: [da].</param>
    public void Choose(int step, long period, in PlanRequest now, long stateNanoseconds, Span<float> action)
    {
        if (IsExploring)
        {
            // signals are asked for in order, from their first step on
            _exploringSince = _exploringSince < 0 ? step : _exploringSince;
            _explorer.Act(step - _exploringSince, action);
            Flags = TransitionFlags.Exploring;
            return;
        }

        _plans!.Act(now, period, _setup.Clock.NowNanoseconds, stateNanoseconds, action);
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

    /// <summary>Ends planning, and lets go of the model in use.</summary>
    /// <remarks>A decision that does not come to an end keeps its model.</remarks>
    public void Dispose()
    {
        _ = TryAbandon();
        _runner.Dispose();
        if (TryAbandon())
        {
            Model?.Engine.Dispose();
        }
    }

    private static IPlanRunner RunnerFor(PlanTiming timing, bool isLockstep) =>
        isLockstep || timing.DelaySteps == 0 ? new InlinePlanRunner() : new ThreadPlanRunner();

    private float LimitOf(PlanningModel? model) =>
        model is not null && _robot.Safety.Disagreement is { } multiple && model.DisagreementThreshold > 0
            ? (float)(multiple * model.DisagreementThreshold)
            : float.PositiveInfinity;

    private static double Rank(ReadOnlySpan<double> sorted, double share) => sorted.IsEmpty
        ? double.NaN
        : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
