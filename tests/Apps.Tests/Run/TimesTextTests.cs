using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Control;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

public sealed class TimesTextTests
{
    [Theory]
    [InlineData(HealthLevel.Unknown, HealthCause.None, 0, 0, "not known yet")]
    [InlineData(HealthLevel.Ok, HealthCause.None, 0, 0, "ok")]
    [InlineData(HealthLevel.Warn, HealthCause.WorkMean, 1.4249, 1, "WARN: mean work of a tick 1.425 ms, above 1 ms")]
    [InlineData(HealthLevel.Warn, HealthCause.MissedShare, 0.01, 0, "WARN: periods missed 1 %, above 0 %")]
    [InlineData(HealthLevel.Error, HealthCause.RateMean, 20, 10, "ERROR: mean rate off by 20 Hz, above 10 Hz")]
    [InlineData(HealthLevel.Error, HealthCause.RateDeviation, 10.5, 10, "ERROR: standard deviation of the rate 10.5 Hz, above 10 Hz")]
    [InlineData(HealthLevel.Error, HealthCause.WorkDeviation, 0.3, 0.2, "ERROR: standard deviation of a tick's work 0.3 ms, above 0.2 ms")]
    public void Says_which_number_decided(HealthLevel level, HealthCause cause, double value, double threshold, string expected) => Assert.Equal(
        expected, TimesText.Describe(new LoopHealth { Level = level, Cause = cause, Value = value, Threshold = threshold }));

    [Fact]
    public void Shows_milliseconds_to_the_microsecond_and_dashes_where_there_are_none()
    {
        TextTable table = TimesText.Table();
        TimesText.Add(table, "all", LoopTimes.None with
        {
            Period = new TimeSummary
            {
                Count = 1234,
                MeanMilliseconds = 10,
                P50Milliseconds = 9.99,
                P99Milliseconds = 10.5,
                P999Milliseconds = 11.0004,
                MaximumMilliseconds = 45,
            },
        });
        using StringWriter output = new();
        table.Write(output);
        Assert.Matches("all: period +1234 +10.000 +9.990 +10.500 +11.000 +45.000", output.ToString());
        Assert.Matches("all: plan's age +0( +-){5}", output.ToString());
    }
}
