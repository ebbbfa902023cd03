using System;
using System.IO;
using System.Text;
using MbRlRobot.Reports;
using Xunit;

namespace MbRlRobot.Tests.Reports;

public sealed class RunReportJsonTests
{
    private const string Golden = """
        {
          "robot": "cartpole",
          "io": "plant",
          "seed": 1,
          "engine": "builtin",
          "fitter": "builtin",
          "oracle": false,
          "versions": {
            "product": "0.1.0",
            "dotnet": "10.0.0",
            "modelFormat": 1
          },
          "machine": {
            "processor": "Cortex-A76",
            "cores": 4,
            "memoryBytes": 8589934592,
            "os": "Linux 6.12"
          },
          "episodes": [
            {
              "episode": 0,
              "exploring": true,
              "steps": 200,
              "return": -1.5,
              "score": null,
              "planMsP50": null,
              "planMsP99": null,
              "fitSeconds": null,
              "holdoutNll": null,
              "holdoutRmse": null,
              "modelVersion": 0
            },
            {
              "episode": 1,
              "exploring": false,
              "steps": 200,
              "return": 179.25,
              "score": 0.9,
              "planMsP50": 3.1,
              "planMsP99": 4.2,
              "fitSeconds": 0.29,
              "holdoutNll": -7.5,
              "holdoutRmse": [
                0.001,
                0.02
              ],
              "modelVersion": 1
            }
          ]
        }

        """;

    [Fact]
    public void Writes_the_agreed_keys_in_the_agreed_order() =>
        Assert.Equal(Golden.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(RunReportJson.Write(Report())));

    [Fact]
    public void Reads_back_what_it_writes() =>
        Assert.Equivalent(Report(), RunReportJson.Read(RunReportJson.Write(Report())), strict: true);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Writes_null_for_a_number_that_is_not_finite(double bad)
    {
        RunEpisode episode = new(0, false, 1, bad, bad, bad, bad, bad, bad, [1, bad], 1);
        RunReport read = RunReportJson.Read(RunReportJson.Write(Report() with { Episodes = [episode] }));
        RunEpisode expected = new(0, false, 1, null, null, null, null, null, null, [1, null], 1);
        Assert.Equivalent(expected, read.Episodes[0], strict: true);
    }

    [Theory]
    [InlineData("", "not a report.json")]
    [InlineData("null", "null")]
    [InlineData("{}", "robot")]
    [InlineData("""{"robot":"a","extra":1}""", "extra")]
    [InlineData("""{"robot":"a","robot":"a"}""", "robot")]
    [InlineData("""{"robot":null}""", "$.robot")]
    [InlineData("""{"seed":-1}""", "$.seed")]
    [InlineData("""{"episodes":[{"return":"high"}]}""", "$.episodes[0].return")]
    public void Refuses_what_is_no_report_and_says_where(string json, string place)
    {
        var fault = Assert.Throws<InvalidDataException>(() => RunReportJson.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    private static RunReport Report() => new(
        "cartpole",
        "plant",
        1,
        "builtin",
        "builtin",
        false,
        new RunVersions("0.1.0", "10.0.0", 1),
        new RunMachine("Cortex-A76", 4, 8L << 30, "Linux 6.12"),
        [
            new RunEpisode(0, true, 200, -1.5, null, null, null, null, null, null, 0),
            new RunEpisode(1, false, 200, 179.25, 0.9, 3.1, 4.2, 0.29, -7.5, [0.001, 0.02], 1),
        ]);
}
