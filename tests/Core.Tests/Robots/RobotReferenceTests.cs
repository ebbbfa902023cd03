using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Robots;

public sealed class RobotReferenceTests
{
    [Fact]
    public void Names_every_key_of_the_contract()
    {
        string[] lines = Repository.Lines("shared/Core/Robots/README.md");
        string headings = string.Join('\n', lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        string page = string.Join('\n', lines);
        HashSet<string> keys = [];
        Collect(typeof(RobotDescription), keys);
        Assert.InRange(keys.Count, 80, 200);
        Assert.All(keys, key => Assert.True(
            page.Contains($"`{key}`") || page.Contains($".{key}`") || page.Contains($"\"{key}\"") || Regex.IsMatch(headings, $@"\b{key}\b"),
            $"the reference does not name '{key}'"));
    }

    private static void Collect(Type type, HashSet<string> keys)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo info = RobotJsonContext.Default.Options.GetTypeInfo(plain);
        foreach (JsonPropertyInfo property in info.Properties.Where(each => each.AssociatedParameter is not null))
        {
            keys.Add(property.Name);
            Collect(property.PropertyType, keys);
        }

        if (info.ElementType is { } element)
        {
            Collect(element, keys);
        }
    }
}
