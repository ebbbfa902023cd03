using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Onnx.Wire;
using Xunit;

namespace MbRlRobot.Tests.Onnx;

public sealed class OnnxMetadataTests
{
    private static readonly string[] Nonsense =
    [
        string.Empty, "null", "x", "{}", "[null]", "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"a\":1}", "-1", "1e999", "\0\u001b",
    ];

    public static TheoryData<string> Keys => [.. AllKeys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Refuses_a_file_without_a_key(string key) =>
        Assert.Contains($"lacks {key}", Reason(file => file.MetadataProps.Remove(Entry(file, key))));

    public static TheoryData<string> KeysWithRules => [.. AllKeys.Where(key => key != OnnxNames.Type)];

    private static IEnumerable<string> AllKeys =>
        ModelProto.Parser.ParseFrom(SampleFile.Bytes).MetadataProps.Select(entry => entry.Key);

    [Theory]
    [MemberData(nameof(KeysWithRules))]
    public void Refuses_nonsense(string key)
    {
        foreach (string nonsense in Nonsense)
        {
            string reason = Reason(file => Entry(file, key).Value = nonsense);
            Assert.NotEmpty(reason);
            Assert.DoesNotContain('\u001b', reason);
        }
    }

    [Theory]
    [InlineData(OnnxNames.Format, "mbrl-dynamics 2", "allowed: 'mbrl-dynamics 1'; write the model anew")]
    [InlineData(OnnxNames.Angles, "wrapped", "allowed: 'unwrapped'")]
    [InlineData(OnnxNames.Type, "a/b", "$.type is \"a/b\"")]
    [InlineData(OnnxNames.Version, "9223372036854775808", "a whole number from 0 to 9223372036854775807")]
    [InlineData(OnnxNames.ControlPeriod, "NaN", "$.controlPeriod is NaN")]
    [InlineData(OnnxNames.ControlPeriod, "0.08", "it was tampered with")]
    [InlineData(OnnxNames.SchemaHash, "00", "it was tampered with")]
    [InlineData(OnnxNames.HoldoutError, "0.1", "2 numbers, one for each member")]
    [InlineData(OnnxNames.HoldoutError, "0.1 x", "'x'; allowed: a number or NaN")]
    public void Refuses_a_value_by_name(string key, string value, string says) =>
        Assert.Contains(says, Reason(file => Entry(file, key).Value = value));

    [Theory]
    [InlineData(OnnxNames.States, "\"m\"", "\"km\"", "it was tampered with")]
    [InlineData(OnnxNames.States, "\"xDot\"", "\"x\"", "a name that no other state")]
    [InlineData(OnnxNames.States, "laggedAction(1)", "laggedAction(2)", "a lag of 1")]
    [InlineData(OnnxNames.States, "velocityOf(x)", "velocityOf(z)", "velocityOf one of the other learned states")]
    [InlineData(OnnxNames.States, "\"input\":false", "\"input\":true", "'inputs.0.columns' has shape")]
    [InlineData(OnnxNames.Actions, "\"force\"", "\"for\"", "it was tampered with")]
    [InlineData(OnnxNames.Architecture, "\"activeMembers\":2", "\"activeMembers\":33", "is 33; allowed: a whole number from 1 to 32")]
    [InlineData(OnnxNames.Architecture, "[4,3]", "[4,1025]", "a whole number from 1 to 1024 units")]
    [InlineData(OnnxNames.Architecture, "[4,3]", "[]", "$.hidden is 0")]
    [InlineData(OnnxNames.Architecture, "[4,3]", "[3,4]", "has shape [2,6,4]; expected [2,6,3]")]
    [InlineData(OnnxNames.Architecture, "[4,3]", "[4]", "where ")]
    [InlineData(OnnxNames.Architecture, "silu", "relu", "is Sigmoid 'layer0.active.sigmoid' where Relu 'layer0.active'")]
    [InlineData(OnnxNames.Architecture, "silu", "gelu", "$.activation is \"gelu\"")]
    [InlineData(OnnxNames.Architecture, "\"deterministic\":false", "\"deterministic\":true", "node ")]
    [InlineData(OnnxNames.Architecture, "\"stateDimension\":5", "\"stateDimension\":6", "as in the state vector")]
    public void Refuses_what_does_not_fit_the_rest(string key, string old, string changed, string says) =>
        Assert.Contains(says, Reason(file => Entry(file, key).Value = Replaced(Entry(file, key).Value, old, changed)));

    private static string Replaced(string text, string old, string changed)
    {
        Assert.Contains(old, text);
        return text.Replace(old, changed, System.StringComparison.Ordinal);
    }

    private static string Reason(System.Action<ModelProto> change)
    {
        OnnxReading reading = OnnxModelReader.Examine(SampleFile.With(change));
        Assert.Equal(ModelRefusal.Structure, reading.Refusal);
        return reading.Reason;
    }

    private static StringStringEntryProto Entry(ModelProto file, string key) =>
        file.MetadataProps.Single(entry => entry.Key == key);
}
