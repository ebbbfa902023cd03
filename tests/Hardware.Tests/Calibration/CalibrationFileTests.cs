using System;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Calibration;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Calibration;

public sealed class CalibrationFileTests
{
    private const string Head = """ "robotId": "rig-1", "type": "cartpole-rig", "io": "gpio", "createdUtc": "2026-01-02T03:04:05Z" """;

    private static readonly RobotDescription Robot = RigRobot.Read();
    private static readonly CalibrationOwner Owner = new(Robot, "rig-1", IoKind.Gpio);

    [Fact]
    public void Reads_back_what_it_wrote_and_makes_the_folder()
    {
        string folder = Directory.CreateTempSubdirectory("mbrl-calibration-").FullName;
        try
        {
            string file = Path.Combine(folder, "rig-1", "calibration.json");
            RobotCalibration calibration = new(
                "rig-1",
                "cartpole-rig",
                IoKind.Gpio,
                new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                new()
                {
                    ["theta"] = new PartCalibration(Zero: 0.3, Reversed: true),
                    ["x"] = new PartCalibration(UnitsPerCount: -1.7e-5),
                    ["drive"] = new PartCalibration(FullScale: -1, DeadBand: 0.08),
                });
            CalibrationFile.Write(file, calibration);
            CalibrationFile.Write(file, calibration);
            RobotCalibration read = CalibrationFile.Read(file, Owner);
            Assert.Equal(calibration with { Parts = read.Parts }, read);
            Assert.Equal(calibration.Parts.AsEnumerable(), read.Parts);
            Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
            Assert.Contains("\"createdUtc\": \"2026-01-02T03:04:05Z\"", File.ReadAllText(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Allows_comments_trailing_commas_and_parts_left_out() =>
        Assert.Empty(Parse($$"""{ {{Head}}, /* none yet */ "parts": {}, }""").Parts);

    [Theory]
    [InlineData("\"rig-1\"", "\"rig-2\"", "$.robotId is \"rig-2\"; allowed: \"rig-1\": another robot has other parts")]
    [InlineData("\"rig-1\"", "\"Rig\"", "$.robotId is \"Rig\"")]
    [InlineData("\"cartpole-rig\"", "\"cartpole\"", "$.type is \"cartpole\"; allowed: \"cartpole-rig\", the type in its robot.json")]
    [InlineData("\"gpio\"", "\"simulated-board\"", "$.io is \"simulated-board\"; allowed: \"gpio\": a simulated robot and a physical one")]
    [InlineData("\"gpio\"", "\"gpi\"", "$.io is \"gpi\"; allowed: one of")]
    [InlineData("05Z", "05", "$.createdUtc is 2026-01-02T03:04:05.0000000; allowed: a moment with a Z behind it")]
    [InlineData("\"2026-01-02T03:04:05Z\"", "\"yesterday\"", "$.createdUtc is \"yesterday\"")]
    [InlineData("\"zero\"", "\"zer\"", "$.parts.theta.zer is an unknown key; allowed: the keys zero")]
    [InlineData("0.25", "4", "$.parts.theta.zero is 4; allowed: a number from -3.14")]
    [InlineData("0.25", "1e999", "$.parts.theta.zero is 1e999; allowed: a finite number")]
    [InlineData("0.25", "null, \"deadBand\": 0.1", "$.parts.theta.deadBand is 0.1; allowed: of the part as5600: zero, reversed")]
    [InlineData("\"theta\"", "\"thetta\"", "$.parts.thetta is no part of the robot; allowed: the channels and actions of io.gpio: x, theta, leftSwitch, rightSwitch, estop, drive, power; did you mean 'theta'?")]
    [InlineData("\"theta\"", "\"estop\"", "$.parts.estop.zero is 0.25; allowed: nothing: the part e-stop needs no calibration")]
    [InlineData("-0.00002", "0", "$.parts.x.unitsPerCount is 0; allowed: the channel's change for one count")]
    [InlineData("-1,", "-0.5,", "$.parts.drive.fullScale is -0.5; allowed: the action at full duty cycle")]
    [InlineData("0.08", "0.95", "$.parts.drive.deadBand is 0.95; allowed: a number from 0 to 0.9")]
    [InlineData("\"parts\"", "\"part\"", "$.part is an unknown key")]
    [InlineData("}", "", "$ is not JSON")]
    public void Refuses_what_does_not_fit_with_path_value_and_remedy(string old, string changed, string message)
    {
        string text = $$"""
            {
              {{Head}},
              "parts": {
                "theta": { "zero": 0.25 }, "x": { "unitsPerCount": -0.00002 },
                "drive": { "fullScale": -1, "deadBand": 0.08 }
              }
            }
            """;
        Assert.Equal(3, Parse(text).Parts.Count);
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => Parse(text.Replace(old, changed, StringComparison.Ordinal)));
        Assert.StartsWith("calibration.json(", refusal.Message);
        Assert.Contains(message, refusal.Message);
    }

    [Fact]
    public void Checks_neither_individual_nor_wiring_where_they_do_not_matter()
    {
        byte[] text = Encoding.UTF8.GetBytes($$"""{ {{Head}}, "parts": {} }""");
        Assert.Equal("rig-1", CalibrationFile.Parse("c", text, new CalibrationOwner(Robot)).RobotId);
        byte[] plant = Encoding.UTF8.GetBytes($$"""{ {{Head.Replace("gpio", "plant", StringComparison.Ordinal)}}, "parts": {} }""");
        Assert.Contains(
            "$.io is \"plant\"; allowed: \"gpio\" or \"simulated-board\"",
            Assert.Throws<ConfigurationException>(() => CalibrationFile.Parse("c", plant, new CalibrationOwner(Robot))).Message);
    }

    [Fact]
    public void Refuses_what_is_not_there() =>
        Assert.Contains("$ is not readable", Assert.Throws<ConfigurationException>(() => CalibrationFile.Read("/no/such", Owner)).Message);

    [Fact]
    public void Puts_its_settings_before_those_of_the_type()
    {
        RobotCalibration calibration = Parse($$"""
            { {{Head}}, "parts": { "theta": { "zero": 0.25, "reversed": true }, "x": { "unitsPerCount": -2e-5 } } }
            """);
        RobotDescription calibrated = CalibratedRobot.Of(Robot, calibration);
        PartDescription angle = calibrated.Io.Gpio!.Sensors[1];
        Assert.Equal((0.25, true, 1), (angle.Settings["zero"].GetDouble(), angle.Settings["reversed"].GetBoolean(), angle.Settings["bus"].GetInt32()));
        Assert.Equal(-2e-5, calibrated.Io.Gpio.Sensors[0].Settings["unitsPerCount"].GetDouble());
        Assert.Same(Robot.Io.Gpio!.Sensors[2], calibrated.Io.Gpio.Sensors[2]);
        Assert.False(Robot.Io.Gpio.Sensors[1].Settings.ContainsKey("zero"));
        Assert.Same(Robot, CalibratedRobot.Of(Robot, null));
        Assert.Equal(RobotSchema.Hash(Robot), RobotSchema.Hash(calibrated));
    }

    [Fact]
    public void Needs_the_zero_of_an_angle_from_a_calibration_or_from_robot_json()
    {
        Assert.Equal("nobody has measured the zero of theta: mbrl-controller calibrate does", CalibrationNeed.Of(Robot, null));
        Assert.NotNull(CalibrationNeed.Of(Robot, Parse($$"""{ {{Head}}, "parts": { "theta": { "reversed": true } } }""")));
        Assert.Null(CalibrationNeed.Of(Robot, Parse($$"""{ {{Head}}, "parts": { "theta": { "zero": 0 } } }""")));
        Assert.Null(CalibrationNeed.Of(RigRobot.Read(("$.io.gpio.sensors[1].settings.zero", "0.5")), null));
        Assert.Null(CalibrationNeed.Of(RigRobot.Read(("$.io.gpio", null), ("$.io.default", "\"plant\""), ("$.safety", null)), null));
    }

    private static RobotCalibration Parse(string text) => CalibrationFile.Parse("calibration.json", Encoding.UTF8.GetBytes(text), Owner);
}
