using System;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;
using Xunit;
using Xunit.Sdk;

namespace MbRlRobot.Tests.Ports;

/// <summary>The contract tests are tests that can fail: each is shown an adapter with one fault.</summary>
public sealed class ContractsCatchFaultsTests
{
    [Fact]
    public void A_clock_that_goes_back() =>
        Assert.ThrowsAny<XunitException>(new FaultyClock { Step = -1 }.Never_goes_back);

    [Fact]
    public void A_clock_that_wakes_early() =>
        Assert.ThrowsAny<XunitException>(new FaultyClock { Step = 0 }.Sleeps_until_the_deadline_and_never_less);

    [Fact]
    public void A_clock_that_allocates() =>
        Assert.ThrowsAny<XunitException>(new FaultyClock { Step = 1, Allocates = true }.Allocates_nothing);

    [Fact]
    public void A_pwm_that_drives_on_after_stop() =>
        Assert.ThrowsAny<XunitException>(new FaultyPwm().Stops_low_and_forgets_the_duty_cycle);

    [Fact]
    public void An_input_that_can_be_driven() =>
        Assert.ThrowsAny<XunitException>(new FaultyLine().Reads_an_input_and_refuses_to_drive_it);

    [Fact]
    public void An_engine_that_lets_a_number_that_is_none_win() =>
        Assert.ThrowsAny<XunitException>(new FaultyEngine().Gives_a_candidate_that_is_not_finite_the_worst_return_and_counts_it);

    private sealed class FaultyClock : LoopClockContract, ILoopClock
    {
        private object? _garbage;

        public long Step { get; init; }

        public bool Allocates { get; init; }

        public long NowNanoseconds => field += Step;

        public void SleepUntil(long deadlineNanoseconds) => _garbage = Allocates ? new object() : _garbage;

        protected override ILoopClock Create() => this;
    }

    private sealed class FaultyPwm : PwmContract, IPwm
    {
        public double FrequencyHertz => 1;

        public IoStatus SetDutyCycle(double dutyCycle) => IoStatus.Ok;

        public IoStatus Start() => IoStatus.Ok;

        public IoStatus Stop() => IoStatus.Ok;

        public void Dispose() => GC.SuppressFinalize(this);

        protected override IPwm Create() => this;

        protected override double Measure(IPwm pwm) => 1;
    }

    private sealed class FaultyLine : DigitalContract
    {
        protected override IDigital CreateOutput() => new LooseLine(isOutput: true);

        protected override IDigital CreateInput() => new LooseLine(isOutput: true);

        protected override void Apply(IDigital input, bool isHigh) => ((LooseLine)input).IsHigh = isHigh;
    }

    private sealed class FaultyEngine : RolloutEngineContract, IRolloutEngine
    {
        public int MaximumCandidates => 100;

        protected override int StateDimension => 1;

        protected override int ActionDimension => 1;

        protected override int ParameterDimension => 0;

        public void Begin(in RolloutStart start)
        {
        }

        public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
        {
            candidates.Row(2, 0)[..candidates.Count].CopyTo(returns);
            return 0;
        }

        public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state) => true;

        public void Dispose() => GC.SuppressFinalize(this);

        protected override IRolloutEngine Create(int maximumCandidates, int threads) => this;
    }
}
