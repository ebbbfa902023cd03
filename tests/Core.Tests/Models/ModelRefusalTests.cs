using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Models;

public sealed class ModelRefusalTests
{
    [Fact]
    public void The_codes_are_in_the_order_of_the_checks_and_never_change()
    {
        string codes = string.Join(' ', Enum.GetValues<ModelRefusal>().Select(code => $"{(int)code}:{code}"));
        Assert.Equal(
            "0:None 1:Size 2:Envelope 3:UnknownKey 4:Signature 5:Manifest 6:Runtime 7:Robot 8:Version 9:Expired "
            + "10:Schema 11:Architecture 12:RolledBack 13:Chunks 14:Hash 15:Structure 16:Operators 17:ExternalData "
            + "18:Weights 19:Golden 20:Latency 21:Shadow",
            codes);
    }

    [Fact]
    public void The_page_of_this_folder_lists_the_same_order()
    {
        IEnumerable<string> page = Repository.Lines("shared/Core/Models/README.md")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => string.Join('|', line.Split('|')[..3]));
        Assert.Equal(Enum.GetValues<ModelRefusal>().Skip(1).Select(code => $"| {(int)code} | `{code}` "), page);
    }

    [Fact]
    public void Every_refusal_has_advice_of_its_own()
    {
        string[] advice = [.. Enum.GetValues<ModelRefusal>().Select(ModelRefusalAdvice.For)];
        Assert.Equal(advice.Length, advice.Distinct().Count());
        Assert.All(advice, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_a_code_that_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelRefusalAdvice.For((ModelRefusal)22));
}
