"""Articles of our own, in the manner of the press; no sentence is from elsewhere."""

#: A sentence without a figure, beside which a short text is read as an article is.
FILLER_ZH = "这是一段没有数字的说明文字,用来让读者知道文章在谈什么。"
FILLER_EN = "This paragraph holds no figures at all and only tells readers what the article is about."


def filler(text: str) -> str:
    """Give the sentence without a figure in the language of a text."""
    return FILLER_EN if text.isascii() else FILLER_ZH


CHINESE = """\
便宜机票_在线观看_手机游戏排行

首页 > 城市 > 正文

深圳和杭州,谁的创新更强?

把两座城市放在一起,先看研发。2023年,深圳研发投入强度为6.46%,杭州为3.20%,差距一目了然。

2023年,深圳的三次产业的GDP占比为0.1%、37.6%、62.3%,杭州则为1.7%、28.3%、70.0%,第二产业占比相差了近10个百分点。

企业方面,深圳国家级高新技术企业突破2.4万家,高于杭州的1.65万家。2024年杭州数字经济核心产业增加值达6305亿元,占GDP比重为28.8%。

相关推荐
某地2025年新增企业9.9万家
"""

ENGLISH = """\
# Two cities, one question

In 2023 Shenzhen's R&D intensity was 6.46 percent, while that of Hangzhou was 3.20 percent.

Shenzhen had 24,800 high-tech enterprises in 2023, the city says, and Hangzhou had 16,500.
"""

HOSTILE = """\
<html><head><title>=cmd()|'/C calc'!A1 <img src=x onerror=alert(1)></title></head><body><article>
<h1>Shenzhen &amp; <script>alert(1)</script>Hangzhou "compared"</h1>
<p>In 2023 the R&amp;D intensity of Shenzhen &lt;script&gt;alert(2)&lt;/script&gt; was 6.46
percent, and that of Hangzhou was 3.20 percent, according to the figures of the two city governments that
were published last week.</p>
<p>Officials in both cities said that the figures show how much companies spend on research, and that
more will come; Shenzhen had 24,800 high-tech enterprises in 2023 and Hangzhou had 16,500, they added on the
same day.</p>
</article></body></html>
"""
