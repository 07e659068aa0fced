"""Hand-written given names and surnames for heritages that the name libraries cover badly."""

from __future__ import annotations

from typing import NamedTuple


class NameLists(NamedTuple):
    """Given names by sex, and surnames, of one heritage."""

    male: list[str]
    female: list[str]
    last: list[str]


def _lists(male: str, female: str, last: str) -> NameLists:
    return NameLists(male.split(), female.split(), [name.replace("_", " ") for name in last.split()])


WORLD_NAMES: dict[str, NameLists] = {
    "yoruba": _lists(
        "Adebayo Babatunde Olumide Oluwaseun Femi Kunle Segun Tunde Ayodele Gbenga Dapo Kayode Rotimi Wale Jide "
        "Akinola Adewale Olufemi Damilola Taiwo Kehinde Bolaji Sola Ademola Olatunji Yinka Lanre Deji Idowu Abiodun",
        "Folake Yetunde Bisi Funmilayo Temitope Adaeze Titilayo Omolara Ronke Bukola Abimbola Simisola Morenike Yewande "
        "Oluwatoyin Modupe Adunni Ifeoluwa Folasade Tolulope Iyabo Busola Olayinka Abosede Eniola Moyosore Sade Omotola",
        "Adeyemi Ogunleye Balogun Adebayo Olawale Akinwande Oyelaran Ogunbanjo Adeleke Afolabi Fashola Oyekan Akintola "
        "Adekunle Bamgbose Olaniyan Ojo Alabi Ayinde Okunola Oladipo Olorunfemi Sowande Adegoke Awolowo Ige Fagbenle "
        "Abiola Ogundipe Odukoya Ademuyiwa Oyedepo Arowolo Makinde Durojaiye Oduya Omotosho Akinfenwa",
    ),
    "igbo": _lists(
        "Chinedu Emeka Obinna Ikenna Chukwuma Nnamdi Uche Kelechi Ifeanyi Okechukwu Chibuzo Ugochukwu Ebuka Azubuike "
        "Chidi Amaechi Kenechukwu Onyekachi Obiora Tobenna Somto Nonso Chijioke Uzoma Izuchukwu Chukwuemeka",
        "Chioma Ngozi Adaora Nkechi Ifeoma Amarachi Chiamaka Obiageli Nneka Uchenna Chinwe Ebere Oluchi Nkiru Adanna "
        "Chidinma Ugonna Kosisochukwu Ogechi Amaka Uju Ezinne Chinyere Onyinye Nwakaego Munachi Akunna Olanna",
        "Okafor Nwosu Eze Okonkwo Obi Nwachukwu Okeke Onyekachi Igwe Umeh Chukwu Anyanwu Okoro Nnadi Uzoma Ezeudu "
        "Onwuka Iheanacho Achebe Adichie Ekwueme Nzeogwu Ojukwu Azikiwe Okoli Ibe Nwankwo Onyeama Egwu Madueke Ugwu "
        "Ezekwesili Onuoha Aniebo Amadi Osuji Mbah Agu Iwobi Ndidi",
    ),
    "african": _lists(
        "Kwame Kofi Kwabena Yaw Kojo Tendai Tafadzwa Sipho Thabo Themba Bongani Mandla Kagiso Jabari Juma Baraka Mwangi "
        "Kamau Otieno Tesfaye Dawit Haile Abebe Yonas Mohamud Abdirahman Ousmane Mamadou Ibrahima Lamine",
        "Ama Akosua Abena Efua Adwoa Tendekai Rutendo Nomsa Thandiwe Zanele Lerato Naledi Palesa Wanjiru Achieng Nyambura "
        "Zawadi Neema Tigist Hirut Selam Almaz Hodan Ayaan Fadumo Aissatou Fatoumata Mariama Awa Ndeye",
        "Mensah Owusu Boateng Asante Osei Appiah Agyeman Amoah Ncube Moyo Sibanda Chikwanha Mutasa Dlamini Nkosi Zulu "
        "Khumalo Mokoena Kamau Mwangi Odhiambo Kiprop Wambui Tesfaye Gebremariam Bekele Haile Warsame Hassan Jama Diallo "
        "Traore Ndiaye Diop Keita Sesay Kamara Conteh Koroma Mugabe Chirwa Banda Phiri Mwale",
    ),
    "arabic": _lists(
        "Mohammed Muhammad Ahmed Ali Omar Khalid Yusuf Hassan Hussein Mustafa Ibrahim Tariq Karim Samir Walid Faisal Nabil "
        "Rashid Jamal Bilal Hamza Anwar Ziad Adel Marwan Bassam Fadi Ghassan Hisham Imad Jawad Kamal Mahmoud Nasser Osama "
        "Qasim Rami Sami Tarek Usama Yasin Zain",
        "Fatima Aisha Khadija Maryam Zainab Layla Noor Amina Hana Yasmin Salma Rania Dina Huda Iman Jamila Karima Lubna "
        "Mona Nadia Rasha Samira Tahani Wafa Zahra Abeer Basma Dalal Ebtisam Farah Ghada Hanan Inas Maha Najwa Reem Sawsan",
        "Al-Masri Al-Hashimi El-Sayed Haddad Khoury Nasser Mansour Saleh Abdullah Hussain Al-Rashid Al-Jabouri Bakr Darwish "
        "Farouk Ghanem Hamdan Ismail Jaber Kassem Latif Mahfouz Najjar Othman Qureshi Rahman Sabbagh Tamimi Younis Zaki "
        "Aziz Barakat Abdel-Rahman Abu_Bakr Al_Fayed El_Amin Ben_Ali Shaheen Tawfik Yassin Rahal Hijazi Nouri "
        "Salameh Obeid Samaha Habibi Jaziri",
    ),
    "south_asian": _lists(
        "Rajesh Sanjay Amit Vikram Arjun Rohan Suresh Ramesh Deepak Anil Sunil Harpreet Gurpreet Jaspal Manjit Baldev "
        "Imran Asif Tariq Naveed Waqas Usman Bilal Shahid Kamran Rizwan Faraz Mahmud Rafiq Shafiq Abdul Karthik Murali "
        "Venkatesh Srinivas Prakash Nikhil Kunal Dhruv Ishaan Lakshman Nimal Chaminda Tharindu",
        "Priya Anjali Sunita Kavita Meena Lakshmi Deepa Neha Pooja Shreya Ananya Harjit Simran Jasleen Manpreet Gurdeep "
        "Ayesha Saima Nasreen Rukhsana Shazia Sana Bushra Parveen Farzana Shabnam Nusrat Rehana Sultana Padma Radha "
        "Savitri Usha Vidya Indira Kamala Geetha Dilani Chathurika Sanduni Nirosha Anita",
        "Patel Shah Singh Kaur Sharma Gupta Kumar Mehta Desai Joshi Reddy Rao Iyer Nair Menon Pillai Chatterjee Banerjee "
        "Mukherjee Das Bose Khan Ahmed Hussain Malik Chaudhry Butt Akhtar Begum Bibi Mirza Sheikh Qureshi Siddiqui Rahman "
        "Miah Uddin Islam Chowdhury Perera Fernando Silva Jayawardena Wickramasinghe Gunawardena Sivakumar Balasubramaniam "
        "Krishnamurthy Venkataraman Gill Dhillon Sandhu Grewal Bhatt Trivedi Parekh Kapoor Malhotra Agarwal Thapa Gurung",
    ),
    "chinese": _lists(
        "Wei Jun Ming Hao Jian Qiang Lei Bo Feng Tao Peng Gang Chao Zhiwei Xiaoming Guoqiang Jianguo Zihan Yichen Haoran "
        "Wai-Man Ka-Ho Chi-Keung Kwok-Wing Siu-Ming Kam-Tong Tsz-Hin Zhi-Hao Yong Xin Dong Kun Liang Ning",
        "Mei Ling Xiu Yan Hua Fang Juan Jing Hui Lan Xiaoli Yuxin Meiling Lihua Shu-Fen Mei-Ling Wai-Yin Ka-Yan Sau-Ying "
        "Pui-Shan Yuk-Lan Suk-Yee Ziyi Xinyi Yating Jiayi Qian Rong Xue Ying Zhen Li Na Yun Qing",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Tang Xu Deng "
        "Feng Han Cao Zeng Peng Xiao Cai Pan Tian Dong Yuan Yu Ye Jiang Du Su Wei Cheung Chan Wong Lau Leung Ng Ho Kwok "
        "Tsang Lam Yip Chow Cheng Mak Tse Szeto Ouyang Au-Yeung Tan Lim Goh Teo Koh Ong Chua",
    ),
    "japanese": _lists(
        "Hiroshi Kenji Takashi Yuki Satoshi Makoto Daisuke Kazuo Haruto Ren Sota Akira Shinji Ryota Kenta Naoki Isamu "
        "Jiro Koji Masato Noboru Osamu Shigeru Toru Yoshio Yutaka Hideo Goro Fumio Eiji",
        "Yoko Keiko Sachiko Akiko Haruka Sakura Aoi Misaki Naomi Emi Kumiko Michiko Noriko Reiko Tomoko Yumi Ayumi Chiyo "
        "Etsuko Fumiko Hanako Izumi Junko Kaori Mariko Natsuki Rin Setsuko Tamiko Yasuko",
        "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi "
        "Matsumoto Inoue Kimura Hayashi Shimizu Saito Mori Abe Ikeda Hashimoto Ishikawa Ogawa Okada Fujita Goto Hasegawa "
        "Murakami Kondo Ishii Sakamoto Endo Aoki Fujii Nishimura Fukuda Ota Miura Okamoto",
    ),
    "korean": _lists(
        "Min-jun Seo-jun Ji-hoon Sung-min Hyun-woo Young-ho Dong-hyun Jae-won Kyung-soo Sang-hoon Joon-ho Tae-yang Woo-jin "
        "Jin-woo Byung-hun Chul-soo Kwang-ho Seung-hyun Yong-jun Hee-chul Jun-seo Do-yun",
        "Seo-yeon Ji-woo Min-ji Soo-jin Hye-jin Eun-ji Yoon-ah Hae-won Kyung-hee Mi-sook Young-hee Jung-ah Ha-eun Su-bin "
        "Ye-jin Na-young Bo-young Sun-hee Eun-kyung Ji-hye Yuna Chae-won",
        "Kim Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Jeon Ko Moon Son Yang Bae "
        "Baek Heo Nam Noh Ha Kwak Sung Cha Joo Woo Min Ryu Eom Pyo Byun",
    ),
    "vietnamese": _lists(
        "Minh Tuan Hung Dung Quang Long Phong Khanh Duc Thanh Hieu Hoang Nam Son Tien Trung Viet Bao Cuong Dat Huy Khoa "
        "Loc Nghia Phuc Quoc Tai Thang Vinh Anh",
        "Linh Huong Lan Mai Thuy Trang Nga Hanh Ngoc Phuong Thao Hoa Yen Chi Dung Giang Hang Kim-Anh Lien My Nhung Oanh "
        "Quynh Tam Thu Tuyet Van Xuan Bich Diep",
        "Nguyen Tran Le Pham Huynh Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Doan Truong Lam Mai Trinh Dao Cao "
        "Ha Luong Luu Phung Quach Ta Thai To Tong Vuong",
    ),
    "welsh": _lists(
        "Dafydd Rhys Gareth Ieuan Gwyn Huw Emyr Aled Dylan Geraint Iestyn Llewellyn Meirion Owain Rhodri Sion Tudur Alun "
        "Berwyn Caradog Dewi Elfed Gethin Hywel Ifan Idris Macsen Madog Osian Taliesin",
        "Angharad Bethan Carys Cerys Eirlys Ffion Gwenllian Haf Lowri Mair Myfanwy Nerys Olwen Rhian Sian Tegan Blodwen "
        "Ceridwen Delyth Eluned Gwyneth Heledd Llinos Mererid Nia Rhiannon Seren Siwan Morwenna Eleri",
        "Llewelyn Pritchard Gwynne Bevan Probert Prosser Penry Gethin Cadwaladr Griffiths Ap_Rhys Bowen Craddock Gittins "
        "Howell Meredith Morgan Parry Pugh Rees Treharne Trevor Vaughan Wynne Yorath Maddox Mostyn Onions Preece Rosser "
        "Beynon Blethyn Tudor Nanney Eynon Gough Lloyd-Jones Price-Williams",
    ),
    "irish": _lists(
        "Aidan Brendan Cathal Ciaran Colm Conor Cormac Declan Diarmuid Donal Eamon Eoin Fergal Fergus Fionn Kieran Lorcan "
        "Malachy Niall Oisin Padraig Ronan Ruairi Seamus Senan Tadhg Tiernan Turlough Oran Darragh",
        "Aine Aoife Aisling Bronagh Caoimhe Ciara Clodagh Deirdre Dervla Eilis Emer Fionnuala Grainne Ide Maeve Mairead "
        "Niamh Noirin Nuala Orla Orlaith Roisin Sadhbh Saoirse Sinead Siobhan Sorcha Una Muireann Blathnaid",
        "O'Brien O'Connor O'Sullivan O'Neill O'Reilly O'Donnell O'Shaughnessy O'Dwyer McCarthy McGrath McLoughlin MacNamara "
        "McKenna McBride McNulty MacDermott McGuinness Ni_Bhriain Ni_Dhomhnaill Ui_Neill Mac_Giolla O_Riain FitzGerald "
        "Gallagher Doherty Kavanagh Brennan Byrne Quinn Sheehan Cullinane Prendergast Mulcahy Geoghegan Keogh Hennessy "
        "O'Flaherty O'Mahony O'Grady D'Arcy MacSweeney McElhinney O’Hara",
    ),
    "particles": _lists(
        "Pieter Willem Joost Ruben Thijs Luca Matteo Etienne Olivier Joaquin Santiago Rafael Mateo Tomas Andres Klaus "
        "Jurgen Henrik Lars Goran Dimitri Georgios Alexandros Ivan Vladimir",
        "Saskia Anneke Femke Marijke Lotte Beatrix Chiara Ginevra Amelie Solene Ximena Guadalupe Consuelo Pilar Ines Heike "
        "Ingrid Astrid Jelena Svetlana Eleni Despina Olga Natalya Katarzyna",
        "van_der_Berg van_den_Heuvel van_Dijk de_Vries de_la_Cruz de_la_Torre del_Rio de_Souza dos_Santos da_Silva di_Marco "
        "von_Braun von_Hagen le_Roux St._John St_Clair Van_Horn De_Luca D'Angelo Dell'Acqua D'Souza L'Estrange "
        "Papadopoulos Georgiou Konstantinidis Petrov Ivanova Kovalenko Shevchenko Jovanovic Kowalczyk Szczepanska "
        "Fairfax-Blakeborough Smith-Jones Hernandez-Lopez Garcia-Marquez Ruiz-Ortega Taylor-Wood Ashton-Kemp",
    ),
}
